using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NetDsl.Generator.Tests.Hosting;

/// <summary>Build properties as the C# compiler hands them to generators and analyzers.</summary>
internal sealed class TestOptions : AnalyzerConfigOptionsProvider
{
    private readonly Properties properties = new();

    public override AnalyzerConfigOptions GlobalOptions => properties;

    public void Set(string property, string value) => properties.Values["build_property." + property] = value;

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => properties;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => properties;

    private sealed class Properties : AnalyzerConfigOptions
    {
        public Dictionary<string, string> Values { get; } = new(KeyComparer);

#pragma warning disable CS8765 // The attribute that says when the value is null exists in several of the assemblies under test.
        public override bool TryGetValue(string key, out string? value) => Values.TryGetValue(key, out value);
#pragma warning restore CS8765
    }
}
