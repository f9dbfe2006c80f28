using NetDsl.Compiler.Layers;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Elaboration;

/// <summary>
/// Sees from the statements of a block what kind of value a parameter stands for, so that the report of a missing argument can write one:
/// <c>3x3</c> where it is a kernel, <c>current</c> where it is the output of a layer.
/// </summary>
/// <param name="findBlock">Finds a block by its name.</param>
internal sealed class ParameterUses(Func<string, BlockSyntax?> findBlock)
{
    private const int MostDepth = 64;
    private const string Number = "1";
    private const string Tensor = "current";
    private const string Condition = "true";

    private readonly Dictionary<(BodySyntax Body, string Name), string> known = [];
    private int depth;

    /// <summary>A value that fits the first use of a parameter; a number where no use says more.</summary>
    public string Example(string name, BodySyntax body)
    {
        if (!known.TryGetValue((body, name), out var example))
        {
            known.Add((body, name), Number);
            known[(body, name)] = example = In(body, name) ?? Number;
        }

        return example;
    }

    private string? In(BodySyntax body, string name)
    {
        if (depth == MostDepth)
        {
            return null;
        }

        depth++;
        var found = body.Statements.Select(statement => In(statement, name)).FirstOrDefault(example => example is not null);
        depth--;
        return found;
    }

    private string? In(StatementSyntax statement, string name) => statement switch
    {
        ApplySyntax apply => InArguments(apply.Callee.Name, apply.Arguments, name),
        ValueSyntax value => In(value.Value, name, Number),
        FromSyntax start => In(start.Value, name, Tensor),
        DefaultSyntax defaults => InArguments(defaults.Layer.Name, defaults.Arguments, name),
        RepeatSyntax repeat => (repeat.First is null ? null : In(repeat.First, name, Number)) ?? In(repeat.Last, name, Number) ?? In(repeat.Body, name),
        EachSyntax each => In(each.Items, name, "[1, 2]") ?? In(each.Body, name),
        WhenSyntax choice => In(choice.Condition, name, Condition) ?? In(choice.Then, name) ?? (choice.Else is null ? null : In(choice.Else, name)),
        ResidualSyntax residual => In(residual.Body, name) ?? (residual.Shortcut is null ? null : In(residual.Shortcut, name)),
        GateSyntax gate => In(gate.Body, name),
        BranchesSyntax branches => branches.Branches.Select(branch => In(branch.Body, name)).FirstOrDefault(example => example is not null),
        _ => null,
    };

    /// <summary>The first use in an expression whose whole value would have to be like <paramref name="wanted"/>.</summary>
    private string? In(ExpressionSyntax expression, string name, string wanted)
    {
        if (depth == MostDepth)
        {
            return null;
        }

        depth++;
        var found = expression switch
        {
            NameSyntax syntax => syntax.Name == name ? wanted : null,
            MemberSyntax member => In(member.Target, name, Tensor),
            CallSyntax call when NumericFunctions.Names.Contains(call.Callee.Name) => First(call.Arguments.Select(argument => argument.Value), name, Number),
            CallSyntax call => InCall(call, name),
            TupleSyntax tuple => First(tuple.Elements, name, Number),
            ListSyntax list => First(list.Elements, name, Number),
            TextSyntax text => First(text.Parts, name, Number),
            UnarySyntax unary => In(unary.Operand, name, unary.Operator == "not" ? Condition : Number),
            BinarySyntax binary => InBinary(binary, name),
            _ => null,
        };
        depth--;
        return found;
    }

    private string? InBinary(BinarySyntax binary, string name) => binary.Operator switch
    {
        "and" or "or" => In(binary.Left, name, Condition) ?? In(binary.Right, name, Condition),
        "==" or "!=" => In(binary.Left, name, Like(binary.Right)) ?? In(binary.Right, name, Like(binary.Left)),
        _ => In(binary.Left, name, Number) ?? In(binary.Right, name, Number),
    };

    private static string Like(ExpressionSyntax other) => other switch
    {
        BooleanSyntax => Condition,
        SizeSyntax or IntegerSyntax or RealSyntax or NameSyntax => other.Span.Text,
        _ => Number,
    };

    private string? InCall(CallSyntax call, string name)
    {
        var isJoin = LayerCatalogue.Find(call.Callee.Name) is { Arity: InputArity.Several };
        return isJoin || call.Arguments.Count == 0 || call.Arguments[0].Name is not null
            ? InArguments(call.Callee.Name, call.Arguments, name)
            : In(call.Arguments[0].Value, name, Tensor) ?? InArguments(call.Callee.Name, [.. call.Arguments.Skip(1)], name);
    }

    private string? InArguments(string callee, IReadOnlyList<ArgumentSyntax> arguments, string name)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            if (In(arguments[i].Value, name, Wanted(callee, arguments[i], i)) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>What an argument of a layer or block is like.</summary>
    private string Wanted(string callee, ArgumentSyntax argument, int position)
    {
        if (findBlock(callee) is { } block)
        {
            var parameter = argument.Name is null
                ? block.Parameters.ElementAtOrDefault(position)
                : block.Parameters.FirstOrDefault(one => one.Name.Name == argument.Name.Name);
            return parameter is null ? Number
                : parameter.Choices.Count > 0 ? parameter.Choices[0].Name
                : Example(parameter.Name.Name, block.Body);
        }

        if (LayerCatalogue.Find(callee) is not { } layer)
        {
            return Number;
        }

        var taken = argument.Name is null
            ? layer.Arguments.Where(one => one.IsPositional).ElementAtOrDefault(position)
            : layer.Arguments.FirstOrDefault(one => one.Name == argument.Name.Name);
        return taken is not null ? ArgumentWords.ExampleValue(taken)
            : argument.Name is not null ? argument.Name.Name == Signature.Activation ? "relu" : Number
            : layer.Arity == InputArity.Several ? Tensor : Number;
    }

    private string? First(IEnumerable<ExpressionSyntax> expressions, string name, string wanted) =>
        expressions.Select(expression => In(expression, name, wanted)).FirstOrDefault(example => example is not null);
}
