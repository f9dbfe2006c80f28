using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>An image without its border, the adjoint of <see cref="ZeroPad"/>; the specification's input is what is left.</summary>
public static class Crop
{
    /// <summary>Copies the middle of the image.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × (top + output height + bottom) × (left + output width + right) × channels.</param>
    /// <param name="output">Batch × output height × output width × channels.</param>
    public static void Forward<TPad>(DeviceQueue queue, int batch, DeviceSpan input, DeviceSpan output)
        where TPad : struct, IZeroPad => ZeroPad.Backward<TPad>(queue, batch, input, output);

    /// <summary>Copies the output's gradient into the middle of the input's; the border that was cut off has none.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="outputGradient">Batch × output height × output width × channels.</param>
    /// <param name="inputGradient">Batch × (top + output height + bottom) × (left + output width + right) × channels.</param>
    public static void Backward<TPad>(DeviceQueue queue, int batch, DeviceSpan outputGradient, DeviceSpan inputGradient)
        where TPad : struct, IZeroPad => ZeroPad.Forward<TPad>(queue, batch, outputGradient, inputGradient);
}
