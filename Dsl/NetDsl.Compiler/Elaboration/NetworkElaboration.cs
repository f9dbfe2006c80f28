using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Layers;
using NetDsl.Compiler.Library;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Elaboration;

/// <summary>
/// One run of the elaborator over one network. Its files: statements, loops, carry, branches, gates, calls, binding, blocks, names,
/// expressions, declarations, labels, choices, used networks, trials.
/// </summary>
internal sealed partial class NetworkElaboration
{
    private readonly UsableNetwork subject;
    private readonly NetworkSyntax network;
    private readonly string name;
    private readonly NetworkSources sources;
    private readonly DiagnosticBag diagnostics;
    private readonly ElaborationLimits limits;
    private readonly GraphBuilder graph;
    private readonly SyntaxGaps gaps;
    private readonly Arithmetic arithmetic;
    private readonly NumericFunctions functions;
    private readonly ShapeQuery queries;
    private readonly WholeNumbers wholeNumbers;
    private readonly ParameterUses parameterUses;
    private readonly NameScope rootNames;
    private readonly Dictionary<LayerDefinition, Signature> signatures = [];
    private IReadOnlyDictionary<string, GivenValue> given = GivenValue.None;

    public NetworkElaboration(NetworkSyntax network, string name, NetworkSources sources, SyntaxGaps gaps, DiagnosticBag diagnostics)
        : this(new UsableNetwork(name, network, sources, NetworkLibrary.Owns(network.Span.Source)), gaps, diagnostics)
    {
    }

    private NetworkElaboration(UsableNetwork whole, SyntaxGaps gaps, DiagnosticBag diagnostics)
        : this(whole, gaps, diagnostics, new ElaborationLimits(diagnostics), new NameScope(), null)
    {
    }

    private NetworkElaboration(
        UsableNetwork subject, SyntaxGaps gaps, DiagnosticBag diagnostics, ElaborationLimits limits, NameScope rootNames, GraphBuilder? graph)
    {
        (this.subject, network, name, sources) = (subject, subject.Syntax, subject.Name, subject.Sources);
        (this.gaps, this.diagnostics, this.limits, this.rootNames) = (gaps, diagnostics, limits, rootNames);
        this.graph = graph ?? new GraphBuilder(diagnostics, limits);
        arithmetic = new Arithmetic(diagnostics);
        functions = new NumericFunctions(diagnostics, arithmetic);
        queries = new ShapeQuery(diagnostics);
        wholeNumbers = new WholeNumbers(diagnostics);
        parameterUses = new ParameterUses(sources.FindBlock);
    }

    /// <summary>Elaborates the network.</summary>
    public NetworkGraph? Run(IReadOnlyList<ArgumentSyntax> arguments)
    {
        var outside = new Place { Scope = new Scope(null), Names = new NameScope(), Defaults = LayerDefaults.None };
        var inside = new Place { Scope = new Scope(null), Names = rootNames, Defaults = LayerDefaults.None };
        var callee = network.Name?.Span ?? network.Span.Source.Span(network.Span.Start, 0);
        given = EvaluateArguments(Signature.Of(name, network.Parameters, network.Body, parameterUses, FindTaker), network.Parameters, callee, arguments, outside);
        DeclareParameters(network.Parameters, given, inside);
        RunBody(network.Body, inside);
        return Finish(inside, callee);
    }

    private NetworkGraph? Finish(Place place, SourceSpan callee)
    {
        if (limits.IsStopped)
        {
            return null;
        }

        if (place.Current is null)
        {
            diagnostics.Add(GraphRules.NoInput.At(callee, name, "has no layers"));
            return null;
        }

        if (place.Current.Node is not { } output)
        {
            return null;
        }

        if (output.Index == 0 && graph.IsComplete)
        {
            diagnostics.Add(GraphRules.NoLayers.At(output.Span, name, output.Output.ToSentence()));
        }

        CheckLabels(output);
        CheckLoss(output);
        return graph.IsComplete ? new NetworkGraph(name, graph.Nodes, output, labelNames, loss, contracts) : null;
    }
}
