using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Layers;

/// <summary>Where a layer stands while its shape is inferred: its name, its inputs, and where to report.</summary>
/// <param name="Name">The layer's hierarchical name.</param>
/// <param name="Inputs">The nodes it reads.</param>
/// <param name="Span">Where its keyword is written.</param>
/// <param name="ArgumentSpans">Where each given argument's value is written.</param>
/// <param name="Diagnostics">Where to report.</param>
public sealed record LayerSite(
    string Name,
    IReadOnlyList<GraphNode> Inputs,
    SourceSpan Span,
    IReadOnlyDictionary<string, SourceSpan> ArgumentSpans,
    DiagnosticBag Diagnostics)
{
    /// <summary>The first input.</summary>
    public GraphNode Input => Inputs[0];

    /// <summary>The shape of the first input.</summary>
    public TensorShape InputShape => Inputs[0].Output;

    /// <summary>Reports at an argument, or at the keyword where the argument was left out; the inputs are named as related places.</summary>
    /// <returns>null, so that a rule can report and give up in one expression.</returns>
    public TensorShape? Report(DiagnosticRule rule, string? argument, params object[] values)
    {
        var span = argument is not null && ArgumentSpans.TryGetValue(argument, out var found) ? found : Span;
        var diagnostic = rule.At(span, values);
        foreach (var input in Inputs)
        {
            diagnostic = diagnostic.With(input.Span, $"'{input.Name}' gives {input.Output.ToSentence()}");
        }

        Diagnostics.Add(diagnostic);
        return null;
    }
}
