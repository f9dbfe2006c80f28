using TorchSharp;
using static TorchSharp.torch;

namespace NetDsl.Torch.Tests.Package.Comparison;

/// <summary>What a prediction and a training step gave, each tensor by its name.</summary>
internal sealed class StepResult
{
    /// <summary>The tensors, in the network's layout.</summary>
    public Dictionary<string, float[]> Values { get; } = [];

    /// <summary>Of the CPU target. The moving statistics of the network change.</summary>
    public static StepResult OnCpu(Network network, float[] samples, float[] outputGradient)
    {
        var result = new StepResult { Values = { ["output"] = network.PredictAll(samples) } };
        using var session = network.CreateTrainingSession(samples.Length / network.Description.InputLength);
        var output = new float[outputGradient.Length];
        session.Forward(samples, output);
        session.Backward(samples, outputGradient);
        result.Values["training output"] = output;
        foreach (var parameter in network.Description.Parameters)
        {
            result.Values[parameter.Trainable ? $"gradient of {parameter.Name}" : parameter.Name] =
                (parameter.Trainable ? session.Gradients.Slice(parameter.Offset, parameter.Length) : network.Parameters[parameter.Name]).ToArray();
        }

        return result;
    }

    /// <summary>Of a module that begins with the weights of a network, which takes over the moving statistics.</summary>
    public static StepResult InTorch(Type type, Network network, float[] samples, float[] outputGradient, ScalarType dtype)
    {
        using var module = new TestedModule(type, dtype, network);
        module.Module.eval();
        var result = new StepResult { Values = { ["output"] = module.Predict(samples, dtype) } };
        module.Module.train();
        using var input = module.ToTensor(samples, dtype);
        using var output = module.Module.call(input);
        using var single = TorchImages.ToTensor(outputGradient, network.Description.OutputShape);
        using var gradient = single.to_type(dtype, copy: true);
        using var product = output * gradient;
        using var sum = product.sum();
        sum.backward();
        result.Values["training output"] = module.ToSamples(output);
        module.CopyTo(network);
        foreach (var (name, values) in module.Gradients())
        {
            result.Values[$"gradient of {name}"] = values;
        }

        foreach (var statistic in network.Description.Parameters.Where(parameter => !parameter.Trainable))
        {
            result.Values[statistic.Name] = network.Parameters[statistic.Name].ToArray();
        }

        return result;
    }
}
