using System.Globalization;
using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Torch;

/// <summary>Numbers as arguments of PyTorch's functions.</summary>
internal static class TorchLiteral
{
    private const int FewestDigits = 6;
    private const int MostDigits = 9;

    /// <summary>A whole number.</summary>
    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// A real number, with a digit behind the point in either language. Kernels compute in single precision, so it is the shortest text that
    /// is read as the same number there: 0.001, which as a single is 0.001000000047.
    /// </summary>
    public static string Of(double value)
    {
        var text = Shortest((float)value).Replace("E", "e");
        return text.Contains('.') || text.Contains('e') ? text : text + ".0";
    }

    /// <summary>true or false in C#.</summary>
    public static string InCSharp(bool value) => value ? "true" : "false";

    /// <summary>True or False, as Python has them.</summary>
    public static string InPython(bool value) => value ? "True" : "False";

    /// <summary>Height and width: one number where they are equal, which either language takes for both, else a pair.</summary>
    public static string Of(Size2 size) => size.Height == size.Width ? Of(size.Height) : Pair(size);

    /// <summary>Height and width as a pair.</summary>
    public static string Pair(Size2 size) => FormattableString.Invariant($"({size.Height}, {size.Width})");

    // "R" gives more digits than needed on .NET Framework, in which Visual Studio runs compilers' analyzers.
    private static string Shortest(float value)
    {
        var text = "";
        for (var digits = FewestDigits; digits <= MostDigits; digits++)
        {
            text = value.ToString("G" + digits, CultureInfo.InvariantCulture);
            if (float.Parse(text, CultureInfo.InvariantCulture) == value)
            {
                break;
            }
        }

        return text;
    }
}
