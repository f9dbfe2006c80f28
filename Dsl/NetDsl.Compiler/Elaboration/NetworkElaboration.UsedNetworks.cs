using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Library;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Elaboration;

/// <content>Which network a use means, and what it cannot mean.</content>
internal sealed partial class NetworkElaboration
{
    private UsableNetwork? FindUsed(NameSyntax syntax)
    {
        var found = sources.FindNetworks(syntax.Name);
        if (found.Count == 1)
        {
            return found[0];
        }

        if (found.Count == 0)
        {
            ReportUnknownNetwork(syntax);
            return null;
        }

        var repair = found[0].IsOfLibrary ? $"write one of them out, such as '{found[0].Name}'" : "rename one of them";
        diagnostics.Add(UseRules.AmbiguousNetwork
            .At(syntax.Span, syntax.Name, Quantity.List([.. found.Select(PlaceOf)]), repair)
            .Suggesting(found[0].IsOfLibrary ? found[0].Name : null));
        return null;
    }

    private static string PlaceOf(UsableNetwork network) =>
        network.IsOfLibrary ? $"'{network.Name}'" : $"one in '{network.Syntax.Span.Source.Path}'";

    /// <summary>Whether an argument for this network is one for a network that it uses; then where to write it.</summary>
    private string? FindTaker(string argument) => network.Body.Statements.OfType<UseSyntax>()
        .Where(use => sources.FindNetworks(use.Network.Name) is { Count: 1 } used && used[0].Syntax.Parameters.Any(parameter => parameter.Name.Name == argument))
        .Select(use => $"write it in the brackets behind the network that takes it, as in 'use {use.Network.Name}({argument}: ...)'")
        .FirstOrDefault();

    private void ReportUnknownNetwork(NameSyntax syntax)
    {
        // The text's own names first: a slip in one of them is likelier than one in a name of the library.
        var near = Suggestions.Closest(syntax.Name, sources.OwnNetworkNames) is { } own ? [own] : NetworkLibrary.Near(syntax.Name);
        if (near.Count == 0 && (gaps.Any || !sources.IsComplete))
        {
            // It may be a network whose declaration could not be read or found.
            return;
        }

        var example = NetworkLibrary.Networks[0].QualifiedName;
        var repair = near.Count > 0
            ? $"write {Quantity.List([.. near.Select(name => $"'{name}'")], "or")}"
            : $"write one of the library, such as '{example}', or declare 'network {syntax.Name.Split('.').Last()} {{ ... }}'";
        diagnostics.Add(UseRules.UnknownNetwork.At(syntax.Span, syntax.Name, repair).Suggesting(near.FirstOrDefault()));
    }

    private bool IsRecursive(UsableNetwork used, UseSyntax statement)
    {
        var chain = Chain().ToList();
        var index = chain.FindIndex(running => running.network == used.Syntax);
        if (index < 0)
        {
            return false;
        }

        var cycle = chain.Take(index + 1).Reverse().Select(running => running.network.Name?.Name ?? running.name).Append(used.Name);
        diagnostics.Add(UseRules.RecursiveNetwork.At(statement.Network.Span, used.Name, string.Join(" -> ", cycle)));
        return true;
    }

    private bool IsTooDeep(UseSyntax statement)
    {
        if (Chain().Count() <= ElaborationLimits.Uses)
        {
            return false;
        }

        limits.Stop(LoopRules.TooDeep.At(
            statement.Network.Span, statement.Network.Name, ElaborationLimits.Uses, "networks that use each other"));
        return true;
    }

    /// <summary>This network and those that led to it, the innermost first.</summary>
    private IEnumerable<NetworkElaboration> Chain()
    {
        for (var running = this; running is not null; running = running.around)
        {
            yield return running;
        }
    }

    private bool HasSecondInput(CallSite site)
    {
        if (site.Place.Current is not null || !inputWasGiven)
        {
            return false;
        }

        diagnostics.Add(GraphRules.SecondInput.At(site.Callee.Span, name));
        return true;
    }

    private void RefuseTensors(string callee, Dictionary<string, GivenValue> arguments)
    {
        foreach (var pair in arguments.Where(pair => pair.Value.Value is TensorValue { Node: not null }).ToList())
        {
            var text = Excerpt.Of(pair.Value.Span);
            diagnostics.Add(ArgumentRules.WrongKind.At(
                pair.Value.Span, $"'{pair.Key}' of '{callee}'", "a value", text, pair.Value.Value.Kind, $"write 'from {text}' before it to apply the network to it"));
            arguments[pair.Key] = pair.Value with { Value = UnknownValue.Instance };
        }
    }
}
