using NetDsl.Tests.Kernels;
using NetDsl.Threading;

namespace NetDsl.Tests.Networks;

/// <summary>Large networks are filled by several threads, which changes no number.</summary>
public sealed class InitialWeightsTests : KernelTests
{
    [Fact]
    public void Any_number_of_threads_gives_the_same_weights_as_each_parameter_alone()
    {
        const int Count = 9;
        const int Length = 160_000;
        ParameterDescription[] parameters =
        [
            .. Enumerable.Range(0, Count).Select(i => new ParameterDescription(
                $"dense{i}.kernel", [400, Length / 400], i % 2 == 0 ? Initializer.GlorotUniform(400, i + 1) : Initializer.HeNormal(400), true, i * Length)),
        ];
        float[] alone = new float[Count * Length];
        foreach (ParameterDescription parameter in parameters)
        {
            parameter.Initializer.Fill(alone.AsSpan(parameter.Offset, Length), RandomStream.Named(5, parameter.Name));
        }

        for (int degree = 1; degree <= 3; degree++)
        {
            Parallelism.Degree = degree;
            ParameterStore store = new(new NetworkDescription("Wide", [400], [400], parameters, Count * Length, 0, [], Loss.None));
            InitialWeights.Fill(parameters, store, 5);
            Assert.Equal(alone, store.Values);
            store.Dispose();
        }
    }
}
