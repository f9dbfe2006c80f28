using NetDsl.Kernels;

namespace NetDsl.Tests.Kernels;

/// <summary>Activations with their gradients as PyTorch computes them, at their bends and for extreme inputs too.</summary>
public sealed class ActivationOracleTests : KernelTests
{
    public static TheoryData<string> Cases => [.. OracleCase.Names("activations")];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Output_and_gradient_match(string name)
    {
        OracleCase oracle = OracleCase.Find("activations", name);
        ForEachWidth(() => Check(oracle));
    }

    private static void Check(OracleCase oracle)
    {
        switch (oracle.Operation)
        {
            case "relu6":
                FromOutput<Relu6>(oracle);
                break;
            case "selu":
                FromOutput<Selu>(oracle);
                break;
            case "hardsigmoid":
                FromOutput<HardSigmoid>(oracle);
                break;
            case "softplus":
                FromOutput<Softplus>(oracle);
                break;
            case "gelu":
                FromInput<Gelu>(oracle);
                break;
            case "swish":
                FromInput<Swish>(oracle);
                break;
            case "hardswish":
                FromInput<HardSwish>(oracle);
                break;
            case "mish":
                FromInput<Mish>(oracle);
                break;
            default:
                Assert.Fail($"No kernel for {oracle.Operation}.");
                break;
        }
    }

    private static void FromOutput<TActivation>(OracleCase oracle)
        where TActivation : struct, ISlopeFromOutput
    {
        float[] output = Forward<TActivation>(oracle);
        float[] inputGradient = Values.Unwritten(output.Length);
        Elementwise.Backward<TActivation>(output, oracle.Raw("grad_output"), inputGradient);
        Values.ExpectOracle(oracle.Raw("grad_input"), inputGradient, "input gradient");
    }

    private static void FromInput<TActivation>(OracleCase oracle)
        where TActivation : struct, ISlopeFromInput
    {
        float[] inputGradient = Values.Unwritten(Forward<TActivation>(oracle).Length);
        Elementwise.BackwardFromInput<TActivation>(oracle.Raw("input"), oracle.Raw("grad_output"), inputGradient);
        Values.ExpectOracle(oracle.Raw("grad_input"), inputGradient, "input gradient");
    }

    private static float[] Forward<TActivation>(OracleCase oracle)
        where TActivation : struct, IActivation
    {
        float[] input = oracle.Raw("input");
        float[] output = Values.Unwritten(input.Length);
        Elementwise.Forward<TActivation>(input, output);
        Values.ExpectOracle(oracle.Raw("output"), output, "output");
        return output;
    }
}
