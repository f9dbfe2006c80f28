using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Layers;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Elaboration;

/// <content>residual, concat and add with branches.</content>
internal sealed partial class NetworkElaboration
{
    private const string Sum = "add";

    private TensorValue RunResidual(ResidualSyntax statement, Place place)
    {
        var keyword = new NameSyntax(KeywordSpan(statement.Span, statement.Label, "residual"), "residual");
        var start = RequireCurrent(place, keyword);
        var names = NamesInside(statement.Label, place);
        var body = RunBranch(statement.Body, place.Inside("residual", names: names));
        var shortcut = statement.Shortcut is null ? start : RunBranch(statement.Shortcut, place.Inside("shortcut", names: names));
        if (LayerCatalogue.Find(Sum) is not { } sum)
        {
            throw new InvalidOperationException($"'{keyword.Name}' needs the layer '{Sum}' in the catalogue.");
        }

        var fits = FitsResidual(keyword, body, shortcut, isStart: shortcut == start, hasShortcut: statement.Shortcut is not null);
        return Join(sum, keyword.Span, statement.Label, fits ? [body, shortcut] : [TensorValue.Unknown, shortcut], [], place);
    }

    /// <summary>A label of a residual or a gate names its sum or product, and stands before the names inside.</summary>
    private NameScope NamesInside(LabelSyntax? label, Place place) =>
        label is not null && ReadLabel(label, place) is { } local ? place.Names.Below(place.Names.FullName(local)) : place.Names;

    private TensorValue RunBranches(BranchesSyntax statement, Place place)
    {
        var start = RequireCurrent(place, statement.Join);
        var values = new List<TensorValue>();
        foreach (var branch in statement.Branches)
        {
            var label = branch.Label is null ? null : ReadBranchLabel(branch.Label, place);
            var names = label is null ? place.Names : place.Names.Below(label);
            var inside = place.Inside("branch", names: names);
            inside.Current = start;
            values.Add(RunBranch(branch.Body, inside));
            // The branch's name is the name of its value, too.
            if (branch.Label is not null && label is not null)
            {
                DeclareValue(ReadLabel(branch.Label, place)!, values[values.Count - 1], branch.Label.Span, place);
            }
        }

        if (LayerCatalogue.Find(statement.Join.Name) is not { Arity: InputArity.Several } join)
        {
            ReportUnknownLayer(statement.Join, place);
            return NameUnknown(new CallSite(place, statement.Label, statement.Join, [], IsCallForm: false));
        }

        // That there are no branches at all is a matter of syntax and reported there.
        return values.Count > 0 && HasTwo(statement.Join, values.Count)
            ? Join(join, statement.Join.Span, statement.Label, values, statement.Arguments, place)
            : NameUnknown(new CallSite(place, statement.Label, statement.Join, [], IsCallForm: false));
    }

    /// <summary>The value at the end of a branch: an empty one gives the value that it started from.</summary>
    private TensorValue RunBranch(BodySyntax body, Place inside)
    {
        RunBody(body, inside);
        return inside.Current ?? TensorValue.Unknown;
    }

    private string? ReadBranchLabel(LabelSyntax label, Place place)
    {
        if (ReadLabel(label, place) is not { } local)
        {
            return null;
        }

        var fullName = place.Names.FullName(local);
        if (place.Names.Take(fullName, label.Span) is { } first)
        {
            ReportDuplicate(label, local, first, place);
            return null;
        }

        return fullName;
    }

    private TensorValue Join(
        LayerDefinition join,
        SourceSpan span,
        LabelSyntax? label,
        IReadOnlyList<TensorValue> values,
        IReadOnlyList<ArgumentSyntax> arguments,
        Place place)
    {
        var binding = BindLayer(join, span, arguments, place);
        var fullName = TakeName(label, join.NameStem, place, span, out var local);
        var nodes = values.Select(value => value.Node).OfType<GraphNode>().ToList();
        var isKnown = nodes.Count == values.Count && binding.Layer is not null && !limits.IsStopped;
        var node = isKnown ? graph.Add(fullName, binding.Layer!, nodes, span, binding.Spans) : null;
        if (node is null)
        {
            graph.LeaveOut();
        }

        var value = AddActivation(new TensorValue(node), fullName, binding);
        if (local is not null)
        {
            DeclareValue(local, value, label!.Span, place);
        }

        return value;
    }

    /// <summary>
    /// The layers of a residual must give the shape of its other side. Where that is the value that they start from, the report computes
    /// the shortcut that is missing.
    /// </summary>
    private bool FitsResidual(NameSyntax keyword, TensorValue body, TensorValue other, bool isStart, bool hasShortcut)
    {
        if (body.Node is not { } end || other.Node is not { } begin || end.Output == begin.Output)
        {
            return true;
        }

        var repair = isStart && ShapeRepair.Projection(begin.Output, end.Output) is { } projection
            ? $"{(hasShortcut ? "write" : "add")} 'shortcut {{ {projection} }}'"
            : isStart ? LayersForGate(end, begin) ?? ShapeRepair.MakeEqual(end, begin)
            : ShapeRepair.FitShortcut(begin, end);
        diagnostics.Add(GraphRules.ResidualShapes
            .At(
                keyword.Span,
                isStart ? "what they start from" : "what its shortcut gives",
                end.ShownName,
                end.Output.ToSentence(),
                begin.ShownName,
                begin.Output.ToSentence(),
                ShapeDifference.Describe(end.Output, begin.Output),
                repair)
            .With(begin.Span, $"'{begin.ShownName}' gives {begin.Output.ToSentence()}")
            .With(end.Span, $"'{end.ShownName}' gives {end.Output.ToSentence()}"));
        return false;
    }

    // One number for each channel of an image is what a gate multiplies by; nobody adds it.
    private static string? LayersForGate(GraphNode end, GraphNode begin) =>
        begin.Output.IsSpatial && !end.Output.IsSpatial && begin.Output.Channels == end.Output.Channels
            ? "write 'gate' in place of 'residual' to multiply each channel by its number"
            : null;

    private static SourceSpan KeywordSpan(SourceSpan statement, LabelSyntax? label, string keyword)
    {
        var from = label is null ? statement.Start : label.Span.End;
        var start = statement.Source.Text.IndexOf(keyword, from, Math.Max(0, statement.End - from), StringComparison.Ordinal);
        return start < 0 ? statement : new SourceSpan(statement.Source, start, keyword.Length);
    }
}
