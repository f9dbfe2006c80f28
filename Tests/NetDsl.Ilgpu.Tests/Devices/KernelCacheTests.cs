using ILGPU;
using ILGPU.Runtime;
using NetDsl.Ilgpu.Tests.Networks;

namespace NetDsl.Ilgpu.Tests.Devices;

public sealed class KernelCacheTests
{
    [Fact]
    public void A_kernel_is_compiled_once_whatever_delegate_names_it()
    {
        using var device = GpuDevice.Open(GpuFixture.Name);
        var kernels = device.Context().Kernels;
        var (first, second) = (Fresh(), Fresh());
        Assert.NotSame(first, second);
        Assert.False(kernels.Contains(first.Method));

        var launcher = kernels.Load(first, static (accelerator, method) => accelerator.LoadKernel(method));
        var compilations = 0;
        var again = kernels.Load(second, (accelerator, method) =>
        {
            compilations++;
            return accelerator.LoadKernel(method);
        });

        Assert.Same(launcher, again);
        Assert.Equal(0, compilations);
        Assert.True(kernels.Contains(second.Method));
    }

    private static Action<int, ArrayView<float>> Fresh() =>
        typeof(GainKernels).GetMethod(nameof(GainKernels.CountKernel))!.CreateDelegate<Action<int, ArrayView<float>>>();
}
