using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Layers;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Elaboration;

/// <summary>A layer or block that is used.</summary>
/// <param name="Place">Where.</param>
/// <param name="Label">Its name, or null.</param>
/// <param name="Callee">The layer or block.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="IsCallForm">
/// Whether it is written <c>f(x, 6)</c>, which means <c>from x</c> and <c>f 6</c>: the first argument is the value that it is applied to,
/// unless that is a number; add and concat take all of their values in the brackets.
/// </param>
internal sealed record CallSite(
    Place Place,
    LabelSyntax? Label,
    NameSyntax Callee,
    IReadOnlyList<ArgumentSyntax> Arguments,
    bool IsCallForm);

/// <content>Layers and their inputs.</content>
internal sealed partial class NetworkElaboration
{
    private bool inputWasGiven;

    /// <summary>Applies a layer or block; the result is unknown where a mistake is reported.</summary>
    private TensorValue Invoke(CallSite site)
    {
        if (sources.IsUncertain(site.Callee.Name))
        {
            return NameUnknown(site);
        }

        if (sources.FindBlock(site.Callee.Name) is { } block)
        {
            return InvokeBlock(block, site);
        }

        if (LayerCatalogue.Find(site.Callee.Name) is { } layer)
        {
            return InvokeLayer(layer, site);
        }

        // 'w: widht' can mean a value as well.
        var isBare = site.Label is not null && site.Arguments.Count == 0;
        ReportUnknownLayer(site.Callee, site.Place, isBare ? site.Place.Scope.Names.Append(CurrentName) : null);
        return NameUnknown(site);
    }

    private TensorValue InvokeLayer(LayerDefinition layer, CallSite site)
    {
        if (layer.Arity == InputArity.None && entry is not null)
        {
            return TakeEntry(layer, site, entry);
        }

        var inputs = new List<TensorValue>();
        if (!TryGatherInputs(layer, site, inputs, out var arguments))
        {
            return NameUnknown(site);
        }

        var binding = BindLayer(layer, site.Callee.Span, arguments, site.Place);
        var fullName = TakeName(site.Label, layer, site.Place, site.Callee.Span, out var label);
        var nodes = inputs.Select(input => input.Node).OfType<GraphNode>().ToList();
        var node = binding.Layer is null || nodes.Count < inputs.Count || limits.IsStopped
            ? null
            : graph.Add(fullName, binding.Layer, nodes, site.Callee.Span, binding.Spans);
        var value = AddActivation(new TensorValue(node), fullName, binding);
        if (node is null)
        {
            graph.LeaveOut();
        }

        DeclareValue(label, value, site);
        return value;
    }

    private TensorValue AddActivation(TensorValue value, string fullName, LayerBinding binding)
    {
        if (value.Node is null || binding.Activation is null)
        {
            return value;
        }

        var name = fullName + "." + Signature.Activation;
        if (TakenBefore(name, binding.ActivationSpan))
        {
            return value;
        }

        return new TensorValue(graph.Add(name, binding.Activation, [value.Node], binding.ActivationSpan, owner: value.Node));
    }

    private bool TryGatherInputs(LayerDefinition layer, CallSite site, List<TensorValue> inputs, out IReadOnlyList<ArgumentSyntax> rest)
    {
        rest = site.Arguments;
        switch (layer.Arity)
        {
            case InputArity.None:
                return IsFirst(site);
            case InputArity.One:
                return TryTarget(site, inputs, out rest);
            default:
                if (!site.IsCallForm)
                {
                    inputs.Add(RequireCurrent(site.Place, site.Callee));
                }

                var values = site.Arguments.TakeWhile(argument => argument.Name is null).ToList();
                inputs.AddRange(values.Select(argument => Tensor(argument.Value, site.Place, layer.Keyword)));
                rest = [.. site.Arguments.Skip(values.Count)];
                return HasTwo(site.Callee, inputs.Count);
        }
    }

    /// <summary>The value that a layer or block is applied to, and the arguments without it.</summary>
    private bool TryTarget(CallSite site, List<TensorValue> inputs, out IReadOnlyList<ArgumentSyntax> rest)
    {
        rest = site.Arguments;
        if (!site.IsCallForm || site.Arguments.Count == 0 || !MayBeTensor(site.Arguments[0], site.Place))
        {
            inputs.Add(RequireCurrent(site.Place, site.Callee));
            return true;
        }

        rest = [.. site.Arguments.Skip(1)];
        if (Evaluate(site.Arguments[0].Value, site.Place) is TensorValue tensor)
        {
            inputs.Add(tensor);
            return true;
        }

        // Whether the first argument was meant as a value or a number is not known, so neither are the places of the others.
        return false;
    }

    private bool MayBeTensor(ArgumentSyntax argument, Place place) => argument switch
    {
        { Name: not null } => false,
        { Value: NameSyntax { Name: CurrentName } } => true,
        { Value: NameSyntax name } => place.Scope.TryFind(name.Name, out var found)
            ? found.Value is TensorValue or UnknownValue
            : !ArgumentWords.All.Contains(name.Name),
        { Value: CallSyntax call } => !NumericFunctions.Names.Contains(call.Callee.Name),
        _ => false,
    };

    private bool IsFirst(CallSite site)
    {
        if (inputWasGiven)
        {
            diagnostics.Add(GraphRules.SecondInput.At(site.Callee.Span, name));
            return false;
        }

        inputWasGiven = true;
        return true;
    }

    private bool HasTwo(NameSyntax join, int count)
    {
        if (count < 2)
        {
            // A product has no braces; what weighs the current value stands in those of 'gate'.
            var otherwise = join.Name == Product ? ", or write 'gate { ... }'" : ", or add a 'branch { ... }'";
            diagnostics.Add(GraphRules.JoinNeedsTwo.At(join.Span, join.Name, count, otherwise));
        }

        return count >= 2;
    }

    /// <summary>The value before the statement; without one, what is missing is reported once.</summary>
    private TensorValue RequireCurrent(Place place, NameSyntax reader)
    {
        if (place.Current is null)
        {
            diagnostics.Add(GraphRules.NoInput.At(reader.Span, reader.Name, "stands before any input"));
            place.Current = TensorValue.Unknown;
            graph.LeaveOut();
        }

        return place.Current;
    }
}
