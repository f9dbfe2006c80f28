using ILGPU;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>What is done with values of a result before they are written: bias, then activation.</summary>
internal static class Epilogue
{
    /// <summary>activation(value + bias).</summary>
    public static Float4 Apply<TActivation>(Float4 value, Float4 bias)
        where TActivation : struct, IActivation => new(
            TActivation.Apply(value.X + bias.X),
            TActivation.Apply(value.Y + bias.Y),
            TActivation.Apply(value.Z + bias.Z),
            TActivation.Apply(value.W + bias.W));

    /// <summary>Four neighbouring columns of a bias; zeros where there is none.</summary>
    /// <param name="bias">One value a column; where there is none, any memory.</param>
    /// <param name="hasBias">1 where there is a bias, else 0.</param>
    /// <param name="column">The first column.</param>
    /// <param name="count">How many of the columns lie inside.</param>
    public static Float4 Bias<TAccess>(ArrayView<float> bias, int hasBias, int column, int count)
        where TAccess : struct, IAccess => TAccess.Mask(TAccess.Read(bias, column, count, hasBias != 0));
}
