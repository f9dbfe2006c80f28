using TorchSharp;

namespace NetDsl.Torch;

/// <summary>The types of values that tensors of a module and safetensors files have in common.</summary>
internal static class StoredType
{
    private static readonly (torch.ScalarType Tensor, string File, bool IsReal)[] Table =
    [
        (torch.ScalarType.Float32, "F32", true),
        (torch.ScalarType.Float16, "F16", true),
        (torch.ScalarType.BFloat16, "BF16", true),
        (torch.ScalarType.Float64, "F64", true),
        (torch.ScalarType.Int64, "I64", false),
        (torch.ScalarType.Int32, "I32", false),
        (torch.ScalarType.Int16, "I16", false),
        (torch.ScalarType.Int8, "I8", false),
        (torch.ScalarType.Byte, "U8", false),
        (torch.ScalarType.Bool, "BOOL", false),
    ];

    /// <summary>The name in a file, or null for what no file holds: complex numbers.</summary>
    public static string? NameOf(torch.ScalarType type) => Table.FirstOrDefault(row => row.Tensor == type).File;

    /// <summary>The type of a name in a file, or null for one that no tensor has.</summary>
    public static torch.ScalarType? Of(string name) => Table.Any(row => row.File == name) ? Table.First(row => row.File == name).Tensor : null;

    /// <summary>Whether values of a file can become values of a tensor: real numbers of any width, and others as they are.</summary>
    public static bool Fits(string stored, torch.ScalarType tensor) => stored == NameOf(tensor) || (IsReal(stored) && IsReal(NameOf(tensor)));

    /// <summary>Whether values of a type are real numbers of some width, and not whole ones, truth values or complex numbers.</summary>
    public static bool IsReal(torch.ScalarType type) => IsReal(NameOf(type));

    private static bool IsReal(string? name) => Table.Any(row => row.File == name && row.IsReal);
}
