using System.Reflection;
using ILGPU;
using ILGPU.Emulation;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;

namespace NetDsl.Contracts.Tests;

public sealed class RefusalTests
{
    [Theory]
    [InlineData(nameof(RefusedKernels.Throws), "throws")]
    [InlineData(nameof(RefusedKernels.ThrowsInACall), "'RefusedKernels.Checked' throws")]
    [InlineData(nameof(RefusedKernels.CreatesAnArray), "creates an array")]
    [InlineData(nameof(RefusedKernels.Boxes), "boxes a value")]
    [InlineData(nameof(RefusedKernels.ReadsAVariable), "static field 'variable', which is not readonly")]
    [InlineData(nameof(RefusedKernels.ReadsATable), "static field 'Table', which is not a value")]
    [InlineData(nameof(RefusedKernels.Fuses), "MathF.FusedMultiplyAdd")]
    [InlineData(nameof(RefusedKernels.TakesAnExponential), "use 'XMath.Exp'")]
    [InlineData(nameof(RefusedKernels.Clamps), "use 'IntrinsicMath.Clamp'")]
    public void What_devices_cannot_compile_is_refused(string kernel, string reason)
    {
        using var emulator = new Emulator();

        var refusal = Assert.Throws<InternalCompilerException>(() => emulator.Accelerator.LoadKernel(Kernel(kernel)));

        Assert.StartsWith($"kernel 'RefusedKernels.{kernel}' does not compile: ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(RefusedKernels.ReadsAConstant))]
    [InlineData(nameof(RefusedKernels.TakesAnAlgorithm))]
    [InlineData(nameof(RefusedKernels.ClampsAsDevicesDo))]
    public void What_devices_can_compile_is_taken(string kernel)
    {
        using var emulator = new Emulator();
        using var output = emulator.Upload([0.5f]);

        emulator.Accelerator.LoadKernel(Kernel(kernel))(emulator.Stream, (1, 1), output.View.BaseView);

        Assert.True(float.IsFinite(emulator.Download(output)[0]));
    }

    [Fact]
    public void A_closure_is_refused()
    {
        using var emulator = new Emulator();
        float captured = emulator.Accelerator.WarpSize;

        Assert.Throws<InternalCompilerException>(() => emulator.Accelerator.LoadKernel<ArrayView<float>>(view => view[0] = captured));
    }

    [Fact]
    public void Algorithms_need_to_be_enabled()
    {
        using var scope = new EmulatedHardware { Cuda = [new("Emulated")] }.Use();
        using var context = Context.Create(builder => builder.Cuda());
        var accelerator = context.Devices[0].CreateAccelerator(context);

        var refusal = Assert.Throws<InternalCompilerException>(
            () => accelerator.LoadKernel<ArrayView<float>>(RefusedKernels.TakesAnAlgorithm));
        Assert.Contains("EnableAlgorithms()", refusal.Message, StringComparison.Ordinal);
    }

    private static Action<ArrayView<float>> Kernel(string name) =>
        typeof(RefusedKernels).GetMethod(name, BindingFlags.Public | BindingFlags.Static)!.CreateDelegate<Action<ArrayView<float>>>();
}
