using System.Globalization;
using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Tests.Torch;

/// <summary>Numbers are written as short as they are read as the same single.</summary>
public sealed class TorchLiteralTests
{
    [Theory]
    [InlineData(0.001, "0.001")]
    [InlineData(1e-5, "1e-05")]
    [InlineData(1.0, "1.0")]
    [InlineData(-2.0, "-2.0")]
    [InlineData(0.0, "0.0")]
    [InlineData(1 / 127.5, "0.007843138")]
    [InlineData(1 - 0.99, "0.01")]
    [InlineData(1e20, "1e+20")]
    public void A_real_number_is_as_short_as_it_can_be(double value, string expected) => Assert.Equal(expected, TorchLiteral.Of(value));

    [Fact]
    public void A_real_number_is_read_as_the_single_that_kernels_compute_with()
    {
        var random = new Random(1);
        for (var i = 0; i < 1000; i++)
        {
            var value = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-30, 30));

            Assert.Equal((float)value, (float)double.Parse(TorchLiteral.Of(value), CultureInfo.InvariantCulture));
        }
    }
}
