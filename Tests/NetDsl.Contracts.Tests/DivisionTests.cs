using ILGPU;
using ILGPU.Emulation;
using ILGPU.Runtime;

namespace NetDsl.Contracts.Tests;

/// <summary>Signed divisions by constant powers of two, which devices round down.</summary>
public sealed class DivisionTests
{
    [Fact]
    public void A_negative_number_over_a_constant_power_of_two_is_an_error()
    {
        var failure = Assert.Throws<KernelFailureException>(() => Run(FaultyKernels.DivideNegative, 8));

        Assert.Contains("the negative number -3 is divided by the constant 4", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_property_is_a_constant_in_called_methods_too()
    {
        var failure = Assert.Throws<KernelFailureException>(() => Run(FaultyKernels.DivideNegativeByProperty<MixedKernels.Four>, 8));

        Assert.Contains("the negative number -3 is divided by the constant 4", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_divisors_round_towards_zero_everywhere()
    {
        Assert.Equal([-1, 0, 0, 0, 0, 0, 0, 0], Run(FaultyKernels.DivideNegativeByProperty<MixedKernels.Wide>, 8));
    }

    [Fact]
    public void Quotients_without_a_rest_agree()
    {
        Assert.Equal([-1], Run(FaultyKernels.DivideNegative, 1));
    }

    private static float[] Run(Action<ArrayView<float>> kernel, int threads)
    {
        using var emulator = new Emulator();
        using var output = emulator.Accelerator.Allocate1D<float>(threads);
        emulator.Accelerator.LoadKernel(kernel)(emulator.Stream, (1, threads), output.View.BaseView);
        return emulator.Download(output);
    }
}
