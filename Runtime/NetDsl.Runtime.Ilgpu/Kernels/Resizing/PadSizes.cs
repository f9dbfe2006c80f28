using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>The sizes of an image with and without its border.</summary>
internal static class PadSizes<TPad>
    where TPad : struct, IZeroPad
{
    /// <summary>Rows with the border.</summary>
    public static int OuterHeight => TPad.Top + TPad.InputHeight + TPad.Bottom;

    /// <summary>Columns with the border.</summary>
    public static int OuterWidth => TPad.Left + TPad.InputWidth + TPad.Right;

    /// <summary>Floats of one image with the border.</summary>
    public static long Outer => (long)OuterHeight * OuterWidth * TPad.Channels;

    /// <summary>Floats of one image without it.</summary>
    public static long Inner => (long)TPad.InputHeight * TPad.InputWidth * TPad.Channels;
}
