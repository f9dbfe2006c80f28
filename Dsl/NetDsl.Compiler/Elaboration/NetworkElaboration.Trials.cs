using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Layers;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Elaboration;

/// <content>Trials, which look how a network can and cannot be built, and the mistakes that they explain.</content>
internal sealed partial class NetworkElaboration
{
    private readonly HashSet<SourceSpan> explained = [];

    private bool IsTrial { get; init; }

    /// <summary>
    /// What is to be said of this network: mistakes that come from its own arguments are shown at them, since the text of a network
    /// may be one that the user cannot change.
    /// </summary>
    public IReadOnlyList<CompilerDiagnostic> Explain(DiagnosticBag found)
    {
        var mistakes = found.ToSorted();
        if (given.Count == 0 || found.FirstError is not { } cause || mistakes.Any(mistake => given.Values.Any(value => value.Span.Source == mistake.Span.Source)))
        {
            return mistakes;
        }

        var misfit = new Misfit(subject, given, null, input => Try(subject, input));
        return misfit.Own(mistakes).Count > 0 || misfit.OfArgument(cause) is not { } explanation ? mistakes : [explanation];
    }

    /// <summary>Says at a use what keeps the used network from being built; its own mistakes are shown where they are.</summary>
    private void Explain(UseSite site, DiagnosticBag found)
    {
        graph.LeaveOut();
        var statement = site.Statement;
        var cause = found.FirstError!;
        if (IsTrial)
        {
            // A trial asks whether, not why.
            diagnostics.Add(UseRules.UsedNetworkFault.At(statement.Span, site.Used.Name, "", "", ""));
        }
        else if (explained.Add(statement.Span))
        {
            var misfit = new Misfit(site.Used, site.Arguments, site.Entry?.Node, input => Try(site.Used, input));
            var own = site.Used.IsOfLibrary ? [] : misfit.Own(found.ToSorted());
            foreach (var mistake in own)
            {
                Chain().Last().diagnostics.Add(mistake);
            }

            if (own.Count == 0)
            {
                diagnostics.Add(misfit.OfUse(cause, statement.Network.Span, () => FreePrefix(site)));
            }
        }
    }

    /// <summary>Elaborates a network on its own, without a trace in this one.</summary>
    private TrialResult Try(UsableNetwork usable, TrialInput input)
    {
        var mistakes = new DiagnosticBag();
        var within = limits.ForTrial(mistakes, endsWithFirstMistake: !input.FindsAll);
        var layers = new GraphBuilder(mistakes, within);
        var trial = new NetworkElaboration(usable, GapsOf(usable), mistakes, within, new NameScope(), layers)
        {
            IsPart = true,
            IsTrial = true,
            entry = input.Entry is { } shape ? Begin(layers, shape, usable) : null,
        };
        trial.RunAsPart(input.Arguments, trial.rootNames);
        return new TrialResult(mistakes.ToSorted(), layers.Nodes.Count > 0 ? layers.Nodes[0].Output : null);
    }

    private static TensorValue Begin(GraphBuilder layers, TensorShape shape, UsableNetwork usable)
    {
        var input = LayerCatalogue.Find("input")!;
        var arguments = new Dictionary<string, BoundArgument>(StringComparer.Ordinal)
        {
            [input.Arguments[0].Name] = new(shape, usable.Syntax.Span),
        };
        return new TensorValue(layers.Add(input.Keyword, input.Bind(new ArgumentReader(input, arguments)), [], usable.Syntax.Span));
    }

    /// <summary>A name that can stand before those of a used network; in a loop one for each round.</summary>
    private string FreePrefix(UseSite site)
    {
        const string Prefix = "backbone";
        if (site.Place.Loop?.Variable is { } counter)
        {
            return $"\"{Prefix}{{{counter}}}\"";
        }

        return site.Place.Names.IsTaken(Prefix) || site.Place.Scope.TryFind(Prefix, out _) ? FreeName(Prefix, site.Place) : Prefix;
    }
}
