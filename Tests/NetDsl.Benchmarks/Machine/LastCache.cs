using System.Globalization;

namespace NetDsl.Benchmarks.Machine;

/// <summary>The size of the processor's last cache: weights that fit into it need not come from memory.</summary>
internal static class LastCache
{
    /// <summary>What is taken where the system does not tell.</summary>
    private const long Usual = 32 << 20;

    public static long Bytes { get; } = Read();

    private static long Read()
    {
        const string Folder = "/sys/devices/system/cpu/cpu0/cache";
        if (!Directory.Exists(Folder))
        {
            return Usual;
        }

        // One file for each cache, such as 32768K.
        var sizes = Directory.GetDirectories(Folder, "index*")
            .Select(cache => Path.Combine(cache, "size"))
            .Where(File.Exists)
            .Select(file => File.ReadAllText(file).Trim())
            .Where(text => text.EndsWith('K'))
            .Select(text => long.Parse(text[..^1], CultureInfo.InvariantCulture) << 10);
        return sizes.DefaultIfEmpty(Usual).Max();
    }
}
