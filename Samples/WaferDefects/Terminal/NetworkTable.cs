using System.Globalization;

namespace WaferDefects.Terminal;

/// <summary>The network as the compiler sees it: every number here is a constant of the generated code.</summary>
internal static class NetworkTable
{
    public static void Print()
    {
        Screen.Title(string.Create(CultureInfo.InvariantCulture,
            $"WaferNet: {WaferNet.ParameterCount:N0} parameters, {WaferNet.Macs:N0} multiply-adds a map"));
        Screen.Markup($"[grey]{"layer",-18}{"output",14}{"parameters",13}{"field",12}{"multiply-adds",16}[/]");
        foreach (var layer in WaferNet.Layers)
        {
            var field = layer.Field is { } seen ? $"{seen.Height} x {seen.Width}" : string.Empty;
            Screen.Say(string.Create(CultureInfo.InvariantCulture,
                $"{layer.Name,-18}{string.Join(" x ", layer.Output),14}{Number(layer.Parameters),13}{field,12}{Number(layer.Macs),16}"));
        }

        Screen.Say(string.Empty);
    }

    private static string Number(long value) => value == 0 ? string.Empty : value.ToString("N0", CultureInfo.InvariantCulture);
}
