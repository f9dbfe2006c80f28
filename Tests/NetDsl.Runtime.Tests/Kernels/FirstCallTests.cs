using System.Reflection;
using NetDsl.Threading;

namespace NetDsl.Tests.Kernels;

/// <summary>What a kernel runs must not wait for the just-in-time compiler to come back to it.</summary>
public sealed class FirstCallTests
{
    [Fact]
    public void Work_is_optimised_when_it_is_first_called()
    {
        IEnumerable<string> slow = typeof(IWork).Assembly.GetTypes()
            .Where(type => type.IsValueType && typeof(IWork).IsAssignableFrom(type))
            .Select(type => type.GetMethod(nameof(IWork.Execute))!)
            .Where(method => !method.MethodImplementationFlags.HasFlag(MethodImplAttributes.AggressiveOptimization))
            .Select(method => method.DeclaringType!.Name);

        Assert.Empty(slow);
    }
}
