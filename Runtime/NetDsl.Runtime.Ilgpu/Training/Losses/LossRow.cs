using ILGPU;

namespace NetDsl.Ilgpu;

/// <summary>Which outputs a thread works on.</summary>
/// <param name="shape">How the outputs are shared.</param>
internal readonly struct LossRow(LossShape shape)
{
    /// <summary>The row.</summary>
    public readonly int Index = (Grid.IdxX * (Group.DimX / shape.Lanes)) + (Group.IdxX / shape.Lanes);

    /// <summary>The thread's place in the row, and its first output.</summary>
    public readonly int Lane = Group.IdxX % shape.Lanes;

    /// <summary>Whether there is such a row; threads beyond the last one only take part in reductions.</summary>
    public bool Exists(LossShape shape) => Index < shape.Rows;

    /// <summary>The row's first output.</summary>
    public int Start(LossShape shape) => Index * shape.Length;

    /// <summary>Outputs of this row.</summary>
    public int Count(LossShape shape) => Exists(shape) ? IntrinsicMath.Min(shape.Length, shape.Total - Start(shape)) : 0;

    /// <summary>Whether another output of a sample says that it is of another class: a greater one, or the first of equal ones.</summary>
    public static bool Beats(float output, int index, float own, int label) => output > own || (output == own && index < label);

    /// <summary>Whether the class of a sample was told.</summary>
    /// <param name="beating">How many outputs beat the label's.</param>
    /// <param name="first">The first output.</param>
    /// <param name="label">The label.</param>
    /// <param name="outputs">Outputs of a sample: of a single logit the class is 1 where it is above 0.</param>
    public static float Told(float beating, float first, int label, int outputs) =>
        (outputs == 1 ? (first > 0 ? 1 : 0) == label : beating == 0) ? 1f : 0f;
}
