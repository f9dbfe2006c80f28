using NetDsl.Memory;

namespace NetDsl;

/// <summary>A tensor of 32-bit floats in memory and its name in a file.</summary>
/// <param name="Name">The key in the file.</param>
/// <param name="Shape">The shape.</param>
/// <param name="Buffer">The memory that it lies in.</param>
/// <param name="Offset">Its first float there.</param>
internal readonly record struct StoredTensor(string Name, int[] Shape, NativeBuffer Buffer, int Offset)
{
    public Span<float> Values => Buffer.Slice(Offset, NetDsl.Shape.Length(Shape));
}
