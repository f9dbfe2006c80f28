using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Elaboration;

/// <content>Blocks and parameters.</content>
internal sealed partial class NetworkElaboration
{
    private const int StepsOfBlock = 10;

    private TensorValue InvokeBlock(BlockSyntax block, CallSite site)
    {
        limits.Step(site.Callee.Span, StepsOfBlock);
        var target = new List<TensorValue>();
        if (IsCyclic(block, site) || IsTooDeep(block, site) || !TryTarget(site, target, out var arguments))
        {
            return NameUnknown(site);
        }

        var names = NamesOfBlock(block, site, out var label);
        var inside = new Place
        {
            Scope = new Scope(null),
            Names = names,
            Defaults = site.Place.Defaults,
            Block = new BlockInstance(block, site.Place.Block),
            Part = $"block '{block.Name.Name}'",
            Current = target[0],
        };
        var signature = Signature.Of(block.Name.Name, block.Parameters, block.Body, parameterUses);
        DeclareParameters(block.Parameters, EvaluateArguments(signature, block.Parameters, site.Callee.Span, arguments, site.Place), inside);
        RunBody(block.Body, inside);
        var value = inside.Current ?? TensorValue.Unknown;
        DeclareValue(label, value, site);
        return value;
    }

    /// <summary>The names of an instance: below its own, or with the empty label those of the place where it is used.</summary>
    private NameScope NamesOfBlock(BlockSyntax block, CallSite site, out string? label)
    {
        label = null;
        return site.Label is { IsEmpty: true }
            ? site.Place.Names
            : site.Place.Names.Below(TakeName(site.Label, block.Name.Name, site.Place, site.Callee.Span, out label));
    }

    /// <summary>Evaluates arguments where they are written.</summary>
    private Dictionary<string, GivenValue> EvaluateArguments(
        Signature signature,
        IReadOnlyList<ParameterSyntax> parameters,
        SourceSpan callee,
        IReadOnlyList<ArgumentSyntax> arguments,
        Place outside)
    {
        var matched = new ArgumentMatcher(signature, diagnostics).Match(callee, arguments, _ => false);
        var values = new Dictionary<string, GivenValue>(StringComparer.Ordinal);
        foreach (var parameter in parameters)
        {
            if (matched.ByName.TryGetValue(parameter.Name.Name, out var argument))
            {
                values[parameter.Name.Name] = new GivenValue(EvaluateArgument(parameter, argument.Value, signature, outside), argument.Value.Span);
            }
        }

        if (!matched.IsComplete)
        {
            graph.LeaveOut();
        }

        return values;
    }

    /// <summary>Gives parameters their arguments, or defaults, which can use the parameters before them.</summary>
    private void DeclareParameters(
        IReadOnlyList<ParameterSyntax> parameters, IReadOnlyDictionary<string, GivenValue> arguments, Place inside)
    {
        foreach (var parameter in parameters)
        {
            var value = arguments.TryGetValue(parameter.Name.Name, out var argument) ? argument.Value
                : parameter.Choices.Count > 0 ? Choice(parameter.Choices[0].Name, ChoicesOf(parameter))
                : parameter.Default is not null ? Evaluate(parameter.Default, inside)
                : UnknownValue.Instance;
            DeclareValue(parameter.Name.Name, value, parameter.Name.Span, inside);
        }
    }

    private bool IsCyclic(BlockSyntax block, CallSite site)
    {
        var chain = site.Place.Block?.Chain().Select(instance => instance.Block).ToList() ?? [];
        var index = chain.IndexOf(block);
        if (index < 0)
        {
            return false;
        }

        var cycle = chain.Take(index + 1).Reverse().Append(block).Select(member => member.Name.Name);
        diagnostics.Add(LoopRules.RecursiveBlock
            .At(site.Callee.Span, block.Name.Name, string.Join(" -> ", cycle))
            .With(block.Name.Span, $"'{block.Name.Name}' is declared here"));
        return true;
    }

    private bool IsTooDeep(BlockSyntax block, CallSite site)
    {
        if ((site.Place.Block?.Depth ?? 0) < ElaborationLimits.Blocks)
        {
            return false;
        }

        limits.Stop(LoopRules.TooDeep.At(site.Callee.Span, block.Name.Name, ElaborationLimits.Blocks, "blocks that use each other"));
        return true;
    }
}
