using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Layers;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Elaboration;

/// <content>gate: a value times factors computed from it, as squeeze-and-excite weighs channels (Hu, Shen and Sun, 2018).</content>
internal sealed partial class NetworkElaboration
{
    private const string Product = "multiply";

    private TensorValue RunGate(GateSyntax statement, Place place)
    {
        var keyword = new NameSyntax(KeywordSpan(statement.Span, statement.Label, "gate"), "gate");
        var start = RequireCurrent(place, keyword);
        var factors = RunBranch(statement.Body, place.Inside("gate", names: NamesInside(statement.Label, place)));
        if (LayerCatalogue.Find(Product) is not { } product)
        {
            throw new InvalidOperationException($"'{keyword.Name}' needs the layer '{Product}' in the catalogue.");
        }

        var fits = FitsGate(keyword, start, factors);
        return Join(product, keyword.Span, statement.Label, [start, fits ? factors : TensorValue.Unknown], [], place);
    }

    /// <summary>The layers of a gate give a factor for each channel, or for each number; the report computes the layer that would.</summary>
    private bool FitsGate(NameSyntax keyword, TensorValue start, TensorValue factors)
    {
        if (start.Node is not { } begin || factors.Node is not { } end)
        {
            return true;
        }

        if (begin == end)
        {
            var pooling = begin.Output.IsSpatial ? "globalavgpool; " : "";
            diagnostics.Add(GraphRules.GateOfNothing
                .At(keyword.Span, begin.ShownName, FormattableString.Invariant($"{pooling}dense {begin.Output.Channels}, activation: sigmoid"))
                .With(begin.Span, $"'{begin.ShownName}' gives {begin.Output.ToSentence()}"));
            return false;
        }

        if (Multiply.Fits(begin.Output, end.Output))
        {
            return true;
        }

        diagnostics.Add(GraphRules.GateShapes
            .At(
                keyword.Span,
                Quantity.Of(begin.Output.Channels, begin.Output.IsSpatial ? "channel" : "feature"),
                begin.ShownName,
                begin.Output.ToSentence(),
                end.ShownName,
                end.Output.ToSentence(),
                Multiply.Repair(begin, end))
            .With(begin.Span, $"'{begin.ShownName}' gives {begin.Output.ToSentence()}")
            .With(end.Span, $"'{end.ShownName}' gives {end.Output.ToSentence()}"));
        return false;
    }
}
