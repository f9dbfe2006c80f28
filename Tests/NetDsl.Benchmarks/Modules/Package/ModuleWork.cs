using TorchSharp;
using static TorchSharp.torch;

namespace NetDsl.Benchmarks.Modules;

/// <summary>A prediction or a training step of a module, with its inputs in place.</summary>
internal sealed class ModuleWork : IDisposable
{
    private readonly nn.Module<Tensor, Tensor> module;
    private readonly optim.Optimizer optimizer;
    private readonly Tensor input;
    private readonly Tensor labels;
    private readonly bool isStep;

    /// <param name="module">The module.</param>
    /// <param name="input">Samples, which stay the caller's.</param>
    /// <param name="isStep">Whether it is trained: forward, softmax cross-entropy, backward and SGD.</param>
    public ModuleWork(nn.Module<Tensor, Tensor> module, Tensor input, bool isStep)
    {
        (this.module, this.input, this.isStep) = (module, input, isStep);
        using var numbers = arange(input.shape[0], ScalarType.Int64);
        labels = numbers.remainder(10);
        optimizer = optim.SGD(module.parameters(), 1e-4);
        module.train(isStep);
    }

    /// <summary>Does it once.</summary>
    public void Run()
    {
        if (isStep)
        {
            Step();
            return;
        }

        using var quiet = no_grad();
        using var output = module.call(input);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        optimizer.Dispose();
        labels.Dispose();
    }

    private void Step()
    {
        optimizer.zero_grad();
        using var output = module.call(input);
        using var loss = nn.functional.cross_entropy(output, labels);
        loss.backward();
        using var done = optimizer.step();
    }
}
