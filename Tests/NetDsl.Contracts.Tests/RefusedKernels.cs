using ILGPU;
using ILGPU.Algorithms;

namespace NetDsl.Contracts.Tests;

/// <summary>Kernels that devices cannot compile.</summary>
internal static class RefusedKernels
{
    private static readonly float Constant = 3;
    private static readonly float[] Table = [1, 2];
    private static float variable = 1;

    public static void Throws(ArrayView<float> output) =>
        output[0] = output.Length > 1 ? throw new InvalidOperationException() : 1;

    public static void ThrowsInACall(ArrayView<float> output) => output[0] = Checked(output[0]);

    public static void CreatesAnArray(ArrayView<float> output) => output[0] = new float[output.IntLength].Length;

    public static void Boxes(ArrayView<float> output) => output[0] = ((object)output[0]).GetHashCode();

    public static void ReadsAVariable(ArrayView<float> output) => output[0] = variable;

    public static void ReadsATable(ArrayView<float> output) => output[0] = Table[0];

    public static void ReadsAConstant(ArrayView<float> output) => output[0] = Constant;

    public static void Fuses(ArrayView<float> output) => output[0] = MathF.FusedMultiplyAdd(output[0], 2, 3);

    public static void TakesAnExponential(ArrayView<float> output) => output[0] = MathF.Exp(output[0]);

    public static void TakesAnAlgorithm(ArrayView<float> output) => output[0] = XMath.Exp(output[0]);

    public static void Clamps(ArrayView<float> output) => output[0] = Math.Clamp(output[0], 0, 1);

    public static void ClampsAsDevicesDo(ArrayView<float> output) => output[0] = IntrinsicMath.Clamp(output[0], 0, 1);

    public static void Set(float value) => variable = value;

    private static float Checked(float value)
    {
        if (value < 0)
            throw new ArgumentOutOfRangeException(nameof(value));
        return value;
    }
}
