using NetDsl.Torch.Tests.Package.Comparison;
using NetworkTests.Comparison;

namespace NetDsl.Torch.Tests.Package;

/// <summary>Several threads predict with one module.</summary>
public sealed class ThreadTests
{
    [Fact]
    public async Task Threads_that_share_a_module_get_what_one_thread_gets()
    {
        var assembly = new TestedAssembly(TestedNetwork.OfLibrary("classic.LeNet5"));
        using var network = assembly.Create("LeNet5", 1);
        using var module = new TestedModule(assembly.ModuleOf("LeNet5"), network: network);
        module.Module.eval();
        float[][] inputs = [.. Enumerable.Range(0, 8).Select(seed => Draw.Values(new Random(seed), 28 * 28))];
        float[][] expected = [.. inputs.Select(input => module.Predict(input))];
        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(() =>
        {
            for (var i = 0; i < 50; i++)
            {
                Assert.Equal(expected[(worker + i) % 8], module.Predict(inputs[(worker + i) % 8]));
            }
        })));
    }
}
