using System.Reflection;
using Xunit.Abstractions;

namespace NetDsl.Contracts.Tests;

/// <summary>
/// Compares our declarations with the real library, whose assemblies lie in the folder that the environment variable
/// <c>NETDSL_ILGPU</c> names. Without it there is nothing to compare with, which the test says.
/// </summary>
public sealed class ContractTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("ILGPU")]
    [InlineData("ILGPU.Algorithms")]
    public void Every_member_of_the_contract_is_a_member_of_the_real_library(string name)
    {
        if (Environment.GetEnvironmentVariable("NETDSL_ILGPU") is not { Length: > 0 } folder)
        {
            output.WriteLine($"'{name}' was not compared; set NETDSL_ILGPU to the folder of the real ILGPU.dll");
            return;
        }
        var ours = PublicMembers.Of(Assembly.Load(name));
        var real = PublicMembers.Of(new RealLibrary(folder).Load(name));

        ours.ExceptWith(real);

        Assert.NotEmpty(real);
        Assert.True(ours.Count == 0, $"{ours.Count} members differ:\n{string.Join("\n", ours)}");
    }
}
