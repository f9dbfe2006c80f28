using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Analysis;

/// <summary>
/// The receptive-field recurrence, written once, for one axis. After Araujo, Norris and Sim, "Computing receptive fields of
/// convolutional neural networks" (Distill, 2019).
/// </summary>
internal static class AxisFields
{
    /// <summary>The field of the input: each position sees itself.</summary>
    public static AxisField Input { get; } = new(1, 1, 0);

    /// <summary>
    /// Behind a window: with kernel k, dilation d and stride s, size r += (k - 1) · d · j, padding p += j · before, and the stride
    /// (jump) j *= s afterwards.
    /// </summary>
    public static AxisField Through(AxisField field, AxisWindow window) => new(
        Saturating.Add(field.Size, Saturating.Multiply(window.Extent - 1, field.Stride)),
        Saturating.Multiply(field.Stride, window.Stride),
        Saturating.Add(field.Padding, Saturating.Multiply(field.Stride, window.Before)));

    /// <summary>
    /// Where paths meet: output i sees the input from i · stride - padding on, by its size, on each path; together it sees from the
    /// first of these starts to the last of the ends. Where the strides differ, the size is the largest one over all outputs, which
    /// is that of the first or of the last output, since starts and ends are linear in i.
    /// </summary>
    /// <param name="fields">The paths' fields, at least one.</param>
    /// <param name="outputs">Positions along the axis.</param>
    public static AxisField Union(IReadOnlyList<AxisField> fields, long outputs)
    {
        var stride = fields.Max(field => field.Stride);
        var size = SizeAt(fields, 0);
        if (fields.Any(field => field.Stride != stride))
        {
            size = Math.Max(size, SizeAt(fields, outputs - 1));
        }

        return new AxisField(Math.Min(size, Saturating.Ceiling), stride, fields.Max(field => field.Padding));
    }

    /// <summary>Whether all paths see fields around the same centre: equal strides, and equal centres of the first fields.</summary>
    public static bool AreAligned(IReadOnlyList<AxisField> fields, long outputs) => fields.All(field =>
        (field.Stride == fields[0].Stride || outputs == 1) && TwiceCentre(field) == TwiceCentre(fields[0]));

    private static long TwiceCentre(AxisField field) => field.Size - 1 - (2 * field.Padding);

    private static long SizeAt(IReadOnlyList<AxisField> fields, long output)
    {
        var start = fields.Min(field => Saturating.Multiply(output, field.Stride) - field.Padding);
        var end = fields.Max(field => Saturating.Multiply(output, field.Stride) - field.Padding + field.Size);
        return end - start;
    }
}
