using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Layers;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Elaboration;

/// <content>Networks that are a part of this one.</content>
internal sealed partial class NetworkElaboration
{
    private const int StepsOfUse = 100;

    private NetworkElaboration? around;
    private TensorValue? entry;

    /// <summary>Whether only the layers count, for another network that uses them or for a trial.</summary>
    private bool IsPart { get; init; }

    /// <summary>Applies another network to the current value, or begins with it.</summary>
    private TensorValue RunUse(UseSyntax statement, Place place)
    {
        limits.Step(statement.Span, StepsOfUse);
        var site = new CallSite(place, statement.Label, statement.Network, statement.Arguments, IsCallForm: false);
        if (FindUsed(statement.Network) is not { } used || IsRecursive(used, statement) || IsTooDeep(statement) || HasSecondInput(site))
        {
            return NameUnknown(site);
        }

        var local = (string?)null;
        var names = statement.Label is null or { IsEmpty: true }
            ? place.Names
            : place.Names.Below(TakeName(statement.Label, used.Name, place, statement.Network.Span, out local));
        var parameters = used.Syntax.Parameters;
        var signature = Signature.Of(used.Name, parameters, used.Syntax.Body, parameterUses);
        var arguments = EvaluateArguments(signature, parameters, statement.Network.Span, statement.Arguments, place);
        RefuseTensors(used.Name, arguments);

        // The first statement of a network that is a part itself gets what that is applied to.
        var value = RunUsed(new UseSite(used, arguments, place.Current ?? (inputWasGiven ? null : entry), statement, place), names);
        DeclareValue(local, value, site);
        return value;
    }

    private TensorValue RunUsed(UseSite site, NameScope names)
    {
        var (used, network) = (site.Used, site.Statement.Network);
        var mistakes = new DiagnosticBag();
        var within = limits.Within(mistakes);
        var layers = new GraphBuilder(mistakes, within, graph) { UsedAt = graph.UsedAt ?? (used.IsOfLibrary ? network.Span : null) };
        var inner = new NetworkElaboration(used, GapsOf(used), mistakes, within, rootNames, layers)
        {
            IsPart = true,
            around = this,
            entry = site.Entry,
        };
        var value = inner.RunAsPart(site.Arguments, names);
        if (mistakes.FirstError is not null)
        {
            Explain(site, mistakes);
        }
        else if (value is null && !limits.IsStopped)
        {
            diagnostics.Add(GraphRules.NoInput.At(network.Span, used.Name, "has no layers"));
        }

        inputWasGiven |= inner.inputWasGiven;
        if (value is null)
        {
            graph.LeaveOut();
        }
        else if (site.Place.Current is null && inner.inputWasGiven)
        {
            DeclareInput(site);
        }

        return value ?? TensorValue.Unknown;
    }

    private SyntaxGaps GapsOf(UsableNetwork used) => used.IsOfLibrary ? SyntaxGaps.None : gaps;

    /// <summary>The statements alone: the value behind the last one, or null where there is none.</summary>
    private TensorValue? RunAsPart(IReadOnlyDictionary<string, GivenValue> arguments, NameScope names)
    {
        var inside = new Place { Scope = new Scope(null), Names = names, Defaults = LayerDefaults.None };
        DeclareParameters(network.Parameters, arguments, inside);
        RunBody(network.Body, inside);
        return inside.Current;
    }

    /// <summary>The statement <c>input</c> of a network that is applied to a value: it gives that value, whatever it declares.</summary>
    private TensorValue TakeEntry(LayerDefinition input, CallSite site, TensorValue value)
    {
        if (!IsFirst(site))
        {
            return NameUnknown(site);
        }

        BindLayer(input, site.Callee.Span, site.Arguments, site.Place);
        DeclareValue(site.Label is null ? input.NameStem : ReadLabel(site.Label, site.Place), value, site);
        return value;
    }

    /// <summary>Lets 'from input' mean the input that the used network brought.</summary>
    private void DeclareInput(UseSite site)
    {
        const string Input = "input";
        if (graph.Nodes.Count > 0 && !site.Place.Scope.TryFind(Input, out _))
        {
            site.Place.Scope.Declare(Input, site.Entry ?? new TensorValue(graph.Nodes[0]), site.Statement.Network.Span);
        }
    }
}
