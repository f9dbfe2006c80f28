namespace NetDsl.Ilgpu.Kernels;

/// <summary>Whether 16 bytes can be moved at a time.</summary>
internal static class Alignment
{
    /// <summary>Whether lines of so many floats in these spans can be moved 16 bytes at a time.</summary>
    public static bool Whole(int line, params ReadOnlySpan<DeviceSpan> spans)
    {
        var whole = line % 4 == 0;
        foreach (var span in spans)
        {
            whole &= span.Offset % 4 == 0;
        }

        return whole;
    }
}
