using System.Globalization;

namespace NetDsl.Ilgpu;

/// <summary>Amounts of memory in words.</summary>
internal static class Bytes
{
    private static readonly string[] Units = ["bytes", "KiB", "MiB", "GiB", "TiB"];

    /// <summary>An amount in the largest unit of which there is one, rounded down: <c>139 GiB</c>; below ten with one decimal: <c>1.5 GiB</c>.</summary>
    public static string Text(long bytes)
    {
        double amount = Math.Max(bytes, 0);
        var unit = 0;
        while (amount >= 1024 && unit < Units.Length - 1)
        {
            amount /= 1024;
            unit++;
        }

        var shown = amount < 10 && unit > 0 ? Math.Floor(amount * 10) / 10 : Math.Floor(amount);
        return string.Create(CultureInfo.InvariantCulture, $"{shown:0.#} {Units[unit]}");
    }
}
