using System.Globalization;

namespace NetDsl;

/// <summary>One tensor as a safetensors header declares it.</summary>
/// <param name="Name">The key.</param>
/// <param name="Type">The type of its values, such as <c>F32</c>.</param>
/// <param name="Shape">The shape; empty for a single value.</param>
/// <param name="Start">The first byte, counted from the end of the header.</param>
/// <param name="End">The byte behind the last one.</param>
internal sealed record SafetensorsEntry(string Name, string Type, long[] Shape, long Start, long End)
{
    /// <summary>The shape in words.</summary>
    public string ShapeText => Text(Shape);

    /// <summary>Bytes of one value, by type; 0 for a type that the format does not know.</summary>
    public int ValueBytes => Type switch
    {
        "F64" or "I64" or "U64" => 8,
        "F32" or "I32" or "U32" => 4,
        "F16" or "BF16" or "I16" or "U16" => 2,
        "I8" or "U8" or "BOOL" or "F8_E4M3" or "F8_E5M2" => 1,
        _ => 0,
    };

    public static string Text(ReadOnlySpan<long> shape)
    {
        if (shape.IsEmpty)
        {
            return "a single value";
        }

        var axes = new string[shape.Length];
        for (var axis = 0; axis < shape.Length; axis++)
        {
            axes[axis] = shape[axis].ToString(CultureInfo.InvariantCulture);
        }

        return string.Join(" x ", axes);
    }

    public bool HasShape(ReadOnlySpan<int> expected)
    {
        if (expected.Length != Shape.Length)
        {
            return false;
        }

        for (var axis = 0; axis < expected.Length; axis++)
        {
            if (expected[axis] != Shape[axis])
            {
                return false;
            }
        }

        return true;
    }
}
