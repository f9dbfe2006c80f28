using System.Globalization;

namespace NetDsl.Profiling;

/// <summary>The last cache before memory.</summary>
internal static class LastCache
{
    private const string Caches = "/sys/devices/system/cpu/cpu0/cache";
    private const long Kibibyte = 1024;

    /// <summary>What is taken where the system does not tell: that of a large desktop processor.</summary>
    private const long Usual = 32 * Kibibyte * Kibibyte;

    /// <summary>Its bytes: what Linux tells of the first processor, elsewhere 32 MiB.</summary>
    public static long Bytes { get; } = Read() is > 0 and var told ? told : Usual;

    private static long Read()
    {
        try
        {
            return Directory.Exists(Caches)
                ? Directory.EnumerateDirectories(Caches, "index*").Max(cache => Parse(File.ReadAllText(Path.Combine(cache, "size"))))
                : 0;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return 0; // Containers may hide some of it.
        }
    }

    // Such as 32768K.
    private static long Parse(string size) =>
        long.TryParse(size.AsSpan().Trim().TrimEnd('K'), NumberStyles.None, CultureInfo.InvariantCulture, out var kibibytes) ? kibibytes * Kibibyte : 0;
}
