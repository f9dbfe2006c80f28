using System.Globalization;

namespace NetDsl.Benchmarks.Peers;

/// <summary>Options of the commands, each followed by its value.</summary>
internal static class CommandOptions
{
    public static int Number(string[] arguments, string name, int otherwise) =>
        Text(arguments, name, "") is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    public static string Text(string[] arguments, string name, string otherwise)
    {
        var index = Array.IndexOf(arguments, name);
        return index < 0 ? otherwise : arguments[index + 1];
    }
}
