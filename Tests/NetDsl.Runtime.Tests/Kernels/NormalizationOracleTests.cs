using NetDsl.Kernels;

namespace NetDsl.Tests.Kernels;

/// <summary>Layer, group and local response normalisation with their gradients as PyTorch computes them.</summary>
public sealed class NormalizationOracleTests : KernelTests
{
    public static TheoryData<string> Cases => [.. OracleCase.Names("normalization")];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Output_and_gradients_match(string name)
    {
        OracleCase oracle = OracleCase.Find("normalization", name);
        int[] shape = oracle.Shape("input");
        int pixels = shape[2..].Aggregate(1, (a, b) => a * b);
        float[] input = oracle.ChannelsLast("input");
        float[] gradient = oracle.ChannelsLast("grad_output");
        ForEachWidth(() =>
        {
            float[] output = Values.Unwritten(input.Length);
            float[] inputGradient = Values.Unwritten(input.Length);
            ResizeShapes.Norm = (pixels, shape[1], oracle.Operation == "groupnorm" ? Integer(oracle, "groups") : 1, 1e-5f);
            if (oracle.Operation == "lrn")
            {
                ResizeShapes.Response = (Integer(oracle, "size"), Real(oracle, "alpha"), Real(oracle, "beta"), Real(oracle, "k"));
                LocalResponseNorm.Forward<AnyNorm>(shape[0], input, output);
                LocalResponseNorm.Backward<AnyNorm>(shape[0], input, gradient, inputGradient);
            }
            else
            {
                Normalize(oracle, shape[0], input, output, gradient, inputGradient);
            }

            Values.ExpectOracle(oracle.ChannelsLast("output"), output, "output");
            Values.ExpectOracle(oracle.ChannelsLast("grad_input"), inputGradient, "input gradient");
        });
    }

    private static void Normalize(OracleCase oracle, int batch, float[] input, float[] output, float[] gradient, float[] inputGradient)
    {
        bool layer = oracle.Operation == "layernorm";
        (float[] gamma, float[] beta) = (oracle.Raw("gamma"), oracle.Raw("beta"));
        float[] saved = new float[batch * 2 * (layer ? ResizeShapes.Norm.Pixels : ResizeShapes.Norm.Groups)];
        float[] gammaGradient = Values.Unwritten(gamma.Length);
        float[] betaGradient = Values.Unwritten(gamma.Length);
        if (layer)
        {
            LayerNorm.Forward<AnyNorm, Identity>(batch, input, gamma, beta, saved, output);
            LayerNorm.Backward<AnyNorm>(batch, input, gradient, gamma, saved, inputGradient, gammaGradient, betaGradient);
        }
        else
        {
            GroupNorm.Forward<AnyNorm, Identity>(batch, input, gamma, beta, saved, output);
            GroupNorm.Backward<AnyNorm>(batch, input, gradient, gamma, saved, inputGradient, gammaGradient, betaGradient);
        }

        Values.ExpectOracle(oracle.Raw("grad_gamma"), gammaGradient, "gamma gradient");
        Values.ExpectOracle(oracle.Raw("grad_beta"), betaGradient, "beta gradient");
    }

    private static int Integer(OracleCase oracle, string attribute) => oracle.Attributes.GetProperty(attribute).GetInt32();

    private static float Real(OracleCase oracle, string attribute) => oracle.Attributes.GetProperty(attribute).GetSingle();
}
