using System.Reflection;
using Xunit.Abstractions;

namespace NetDsl.Contracts.Tests;

/// <summary>
/// Compares our declarations of TorchSharp, and what our runtime calls of it, with the real library, whose assemblies lie in the folder
/// that the environment variable <c>NETDSL_TORCHSHARP</c> names. Without it there is nothing to compare with, which the tests say.
/// </summary>
public sealed class TorchContractTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_member_of_the_contract_is_a_member_of_the_real_library()
    {
        if (Real("the contract") is not { } library)
        {
            return;
        }

        var ours = PublicMembers.Of(Assembly.Load("TorchSharp"));
        var assembly = library.Load("TorchSharp");
        var real = PublicMembers.Of(assembly);
        ours.ExceptWith(real);
        if (assembly.GetName().Version is not { Major: 0, Minor: 99 })
        {
            ours.RemoveWhere(TorchChanges.Accepts);
        }

        Assert.NotEmpty(real);
        Assert.True(ours.Count == 0, $"{ours.Count} members differ:\n{string.Join("\n", ours)}");
    }

    [Fact]
    public void Every_member_that_the_runtime_calls_is_there_with_the_same_signature()
    {
        if (Real("what NetDsl.TorchSharp calls") is not { } library)
        {
            return;
        }

        using var runtime = new AssemblyFile(Assembly.Load("NetDsl.TorchSharp").Location);
        using var real = new AssemblyFile(library.PathOf("TorchSharp"));

        var calls = runtime.CallsOf("TorchSharp").ToList();
        var missing = calls.Where(call => !real.Has(call)).ToList();

        Assert.Contains(calls, call => call.Name == "copy_");
        Assert.True(missing.Count == 0, $"{missing.Count} members are not there:\n{string.Join("\n", missing)}");
    }

    // The search itself: what the contract declares is found in it, and another signature is not.
    [Fact]
    public void A_call_is_found_by_its_whole_signature()
    {
        using var runtime = new AssemblyFile(Assembly.Load("NetDsl.TorchSharp").Location);
        using var library = new AssemblyFile(Assembly.Load("TorchSharp").Location);

        var calls = runtime.CallsOf("TorchSharp").ToList();

        Assert.NotEmpty(calls);
        Assert.All(calls, call => Assert.True(library.Has(call), call.ToString()));
        Assert.All(calls, call => Assert.False(library.Has(call with { Signature = call.Signature + "System.Boolean" }), call.ToString()));
    }

    private RealLibrary? Real(string what)
    {
        if (Environment.GetEnvironmentVariable("NETDSL_TORCHSHARP") is { Length: > 0 } folder)
        {
            return new RealLibrary(folder);
        }

        output.WriteLine($"{what} was not compared; set NETDSL_TORCHSHARP to the folder of the real TorchSharp.dll");
        return null;
    }
}
