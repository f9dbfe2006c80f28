namespace NetDsl.Tests.Networks;

public sealed class InitializerTests
{
    [Fact]
    public void Initial_weights_are_the_same_on_every_system_and_version()
    {
        var values = new float[4];
        Initializer.GlorotUniform(25, 150).Fill(values, RandomStream.Named(42, "conv1.kernel"));
        Assert.Equal([3182025580, 3185653793, 1043831391, 3189413121], Array.ConvertAll(values, BitConverter.SingleToUInt32Bits));
        Initializer.HeNormal(25).Fill(values, RandomStream.Named(42, "conv1.kernel"));
        Assert.Equal([1047282608, 1042732123, 3158811996, 1033026459], Array.ConvertAll(values, BitConverter.SingleToUInt32Bits));
    }

    [Fact]
    public void Distributions_have_the_spread_that_Keras_gives_them()
    {
        Assert.Equal(6.0 / 300 / 3, Variance(Initializer.GlorotUniform(100, 200)), 1e-4);
        Assert.Equal(2.0 / 300, Variance(Initializer.GlorotNormal(100, 200)), 1e-4);
        Assert.Equal(6.0 / 100 / 3, Variance(Initializer.HeUniform(100)), 3e-4);
        Assert.Equal(2.0 / 100, Variance(Initializer.HeNormal(100)), 3e-4);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(37)]
    public void Values_made_together_are_those_of_the_stream_one_by_one(int length)
    {
        float[] uniform = new float[length], normal = new float[length];
        Initializer.HeUniform(6).Fill(uniform, RandomStream.Named(3, "kernel"));
        Initializer.HeNormal(2).Fill(normal, RandomStream.Named(3, "kernel"));

        var (numbers, normals) = (RandomStream.Named(3, "kernel"), RandomStream.Named(3, "kernel"));
        for (var i = 0; i < length; i++)
        {
            Assert.Equal((2 * numbers.NextFloat()) - 1, uniform[i]);
            Assert.Equal(normals.NextTruncatedNormal() * (float)(1 / 0.87962566103423978), normal[i]);
        }
    }

    [Fact]
    public void Constants_fill()
    {
        Assert.All(Draw(Initializer.Zeros), value => Assert.Equal(0, value));
        Assert.All(Draw(Initializer.Ones), value => Assert.Equal(1, value));
        Assert.All(Draw(Initializer.Constant(0.5f)), value => Assert.Equal(0.5f, value));
    }

    [Fact]
    public void The_seed_and_the_name_alone_determine_a_parameter()
    {
        using var one = new LinearNetwork(seed: 1);
        using var same = new LinearNetwork(seed: 1);
        using var other = new LinearNetwork(seed: 2);
        Assert.Equal(one.Parameters.Values, same.Parameters.Values);
        Assert.NotEqual(one.Parameters.Values.ToArray(), other.Parameters.Values.ToArray());
        var alone = new float[12];
        Initializer.GlorotUniform(4, 3).Fill(alone, RandomStream.Named(1, "dense1.kernel"));
        Assert.Equal(alone, one.Parameters["dense1.kernel"]);
    }

    private static float[] Draw(Initializer initializer)
    {
        var values = new float[100_000];
        initializer.Fill(values, RandomStream.Named(1, "kernel"));
        return values;
    }

    private static double Variance(Initializer initializer) => Draw(initializer).Average(value => (double)value * value);
}
