using ILGPU;
using ILGPU.Algorithms;
using ILGPU.Emulation;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;

namespace NetDsl.Contracts.Tests;

/// <summary>An emulated CUDA device with its context, for one test.</summary>
internal sealed class Emulator : IDisposable
{
    private readonly Context context;

    public Emulator(EmulatedHardware? hardware = null)
    {
        Hardware = hardware ?? new EmulatedHardware { Cuda = [new DeviceTraits("Emulated")] };
        using var scope = Hardware.Use();
        context = Context.Create(builder => builder.Cuda().EnableAlgorithms().Profiling());
        Accelerator = context.Devices[0].CreateAccelerator(context);
    }

    public EmulatedHardware Hardware { get; }

    public Accelerator Accelerator { get; }

    public AcceleratorStream Stream => Accelerator.DefaultStream;

    public MemoryBuffer1D<float, Stride1D.Dense> Upload(float[] values)
    {
        var buffer = Accelerator.Allocate1D<float>(values.Length);
        buffer.View.BaseView.CopyFromCPU(Stream, new ReadOnlySpan<float>(values));
        return buffer;
    }

    public float[] Download(MemoryBuffer1D<float, Stride1D.Dense> buffer)
    {
        var values = new float[buffer.Length];
        buffer.View.BaseView.CopyToCPU(Stream, new Span<float>(values));
        return values;
    }

    public void Dispose()
    {
        if (Hardware.LoseDeviceAfterLaunches == int.MaxValue)
            Accelerator.Dispose();
        context.Dispose();
    }
}
