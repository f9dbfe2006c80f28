using System.Reflection;
using TorchSharp;
using static TorchSharp.torch;

namespace NetDsl.Torch.Tests.Package.Comparison;

/// <summary>The module of a network that was compiled at run time, by what its users call.</summary>
internal sealed class TestedModule : IDisposable
{
    private delegate Tensor SamplesToTensor(ReadOnlySpan<float> samples, Device? device);

    private readonly Type type;

    /// <param name="type">The generated class.</param>
    /// <param name="dtype">The type of its weights.</param>
    /// <param name="network">The network whose weights it begins with; null for weights of its own.</param>
    public TestedModule(Type type, ScalarType? dtype = null, Network? network = null)
    {
        this.type = type;
        Module = (nn.Module<Tensor, Tensor>)(network is null
            ? Activator.CreateInstance(type, null, dtype)!
            : Activator.CreateInstance(type, network, null, dtype)!);
    }

    /// <summary>The module.</summary>
    public nn.Module<Tensor, Tensor> Module { get; }

    /// <summary>Which of the network's weights each of the module's is.</summary>
    public IReadOnlyList<WeightLayout> Layout =>
        (WeightLayout[])type.GetField("Layout", BindingFlags.Static | BindingFlags.NonPublic)!.GetValue(null)!;

    /// <summary>Takes the weights of a network.</summary>
    public void CopyFrom(Network network) => Call("CopyFrom", network);

    /// <summary>Gives its weights to a network.</summary>
    public void CopyTo(Network network) => Call("CopyTo", network);

    /// <summary>Samples as the module reads them, of the type of the weights.</summary>
    public Tensor ToTensor(float[] samples, ScalarType dtype = ScalarType.Float32)
    {
        using var values = type.GetMethod("ToTensor")!.CreateDelegate<SamplesToTensor>()(samples, null);
        return values.to_type(dtype, copy: true);
    }

    /// <summary>What the module gave, as the network gives it.</summary>
    public float[] ToSamples(Tensor output) => type.GetMethod("ToSamples")!.CreateDelegate<Func<Tensor, float[]>>()(output);

    /// <summary>A prediction.</summary>
    public float[] Predict(float[] samples, ScalarType dtype = ScalarType.Float32)
    {
        using var quiet = no_grad();
        using var input = ToTensor(samples, dtype);
        using var output = Module.call(input);
        return ToSamples(output);
    }

    /// <summary>The gradient of each of the network's weights that has one, in the network's layout.</summary>
    public Dictionary<string, float[]> Gradients()
    {
        var parameters = Module.named_parameters().ToDictionary(pair => pair.name, pair => pair.parameter);
        var gradients = new Dictionary<string, float[]>();
        foreach (var layout in Layout)
        {
            if (parameters.TryGetValue(layout.Name, out var parameter) && parameter.requires_grad)
            {
                using var gradient = GradientOf(parameter) ?? throw new InvalidOperationException($"{layout.Name} has no gradient.");
                using var host = Tensors.OnHost(gradient, ScalarType.Float32);
                var values = new float[layout.Own.Aggregate(1, (product, extent) => product * extent)];
                AxisOrder.Restore(Tensors.Floats(host), values, layout.Own, layout.Axes);
                gradients.Add(layout.Source, values);
            }
        }

        return gradients;
    }

    /// <summary>The gradient of a tensor, a method in older versions of TorchSharp and a property in newer ones.</summary>
    public static Tensor? GradientOf(Tensor tensor) => (Tensor?)(typeof(Tensor).GetMethod("grad", Type.EmptyTypes) is { } method
        ? method.Invoke(tensor, null)
        : typeof(Tensor).GetProperty("grad")!.GetValue(tensor));

    public void Dispose() => Module.Dispose();

    private void Call(string method, Network network)
    {
        try
        {
            type.GetMethod(method)!.Invoke(Module, [network]);
        }
        catch (TargetInvocationException wrapped)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(wrapped.InnerException!);
        }
    }
}
