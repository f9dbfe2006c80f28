using System.Reflection;
using NetDsl;
using NetDsl.Compiler;
using NetDsl.Compiler.Graph;

namespace NetworkTests.Comparison;

/// <summary>The graph behind a declared network, compiled a second time at run time from the same text.</summary>
internal static class Declared
{
    public static NetworkGraph GraphOf(Type network)
    {
        var text = network.GetCustomAttribute<NetworkAttribute>()?.Text
            ?? throw new ArgumentException($"{network} is not declared by a text.");
        return Compile(network.Name, text).Graph!;
    }

    public static NetworkCompilation Compile(string name, string text, BuildTargets targets = BuildTargets.Cpu)
    {
        var place = new ClassPlace("", ValueList<string>.Empty, name, $"public sealed partial class {name}");
        var compilation = NetCompiler.Compile(new NetworkRequest(place, new SourceFile(name, text), null, "", ValueList<SourceFile>.Empty, targets));
        Assert.True(compilation.Succeeded, text + "\n" + string.Join('\n', compilation.Diagnostics));
        return compilation;
    }
}
