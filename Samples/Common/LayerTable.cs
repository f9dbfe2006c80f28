using System.Globalization;
using NetDsl;

namespace Samples;

/// <summary>A network as the compiler sees it: every number is a constant of the generated code.</summary>
internal static class LayerTable
{
    /// <summary>Prints a network.</summary>
    /// <param name="title">A headline.</param>
    /// <param name="layers">The layers of the generated class.</param>
    public static void Print(string title, IReadOnlyList<LayerInfo> layers)
    {
        Screen.Title(title);
        Screen.Markup($"[grey]{"layer",-18}{"output",14}{"parameters",13}{"field",12}{"multiply-adds",16}[/]");
        foreach (var layer in layers)
        {
            var field = layer.Field is { } seen ? string.Create(CultureInfo.InvariantCulture, $"{seen.Height} x {seen.Width}") : "all";
            Screen.Say($"{layer.Name,-18}{string.Join(" x ", layer.Output),14}{Number(layer.Parameters),13}{field,12}{Number(layer.Macs),16}");
        }

        Screen.Say(string.Empty);
    }

    private static string Number(long value) => value == 0 ? string.Empty : value.ToString("N0", CultureInfo.InvariantCulture);
}
