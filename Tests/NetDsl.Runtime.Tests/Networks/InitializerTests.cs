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
        Assert.Equal([3197336537, 3198686541, 1044938983, 3185746176], Array.ConvertAll(values, BitConverter.SingleToUInt32Bits));
    }

    [Fact]
    public void Distributions_have_the_spread_that_Keras_gives_them()
    {
        Assert.Equal(6.0 / 300 / 3, Variance(Initializer.GlorotUniform(100, 200)), 1e-4);
        Assert.Equal(2.0 / 300, Variance(Initializer.GlorotNormal(100, 200)), 1e-4);
        Assert.Equal(6.0 / 100 / 3, Variance(Initializer.HeUniform(100)), 3e-4);
        Assert.Equal(2.0 / 100, Variance(Initializer.HeNormal(100)), 3e-4);
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
