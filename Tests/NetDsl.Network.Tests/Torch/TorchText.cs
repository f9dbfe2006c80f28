using System.Globalization;
using System.Text.RegularExpressions;

namespace NetworkTests.Torch;

/// <summary>
/// Evaluates expressions as the compiler spells them, in Python and in C#: names, calls, numbers, pairs, slices, sums, differences,
/// products and quotients. What a name means is said by <see cref="TorchDefinitions"/>.
/// </summary>
internal sealed partial class TorchText
{
    private readonly string text;
    private readonly string[] tokens;
    private readonly TorchDefinitions definitions;
    private readonly IReadOnlyDictionary<string, TorchTensor> variables;
    private int at;

    private TorchText(string text, TorchDefinitions definitions, IReadOnlyDictionary<string, TorchTensor> variables)
    {
        (this.text, this.definitions, this.variables) = (text, definitions, variables);
        tokens = [.. Token().Matches(text).Select(match => match.Value)];
        Assert.Equal(text.Replace(" ", "", StringComparison.Ordinal), string.Concat(tokens).Replace(" ", "", StringComparison.Ordinal));
    }

    private string Next => at < tokens.Length ? tokens[at] : "";

    public static object? Evaluate(string text, TorchDefinitions definitions, IReadOnlyDictionary<string, TorchTensor> variables)
    {
        var reader = new TorchText(text, definitions, variables);
        var value = reader.Sum();
        Assert.True(reader.Next.Length == 0, $"'{reader.Next}' is left of {text}");
        return value;
    }

    private object? Sum() => Chain(Product, ["+", "-"]);

    private object? Product() => Chain(Factor, ["*", "/"]);

    private object? Chain(Func<object?> part, string[] operators)
    {
        var value = part();
        while (operators.Contains(Next))
        {
            var name = tokens[at++] switch { "+" => "Tensor.add", "-" => "Tensor.sub", "*" => "Tensor.mul", _ => "Tensor.div" };
            var other = part();
            value = definitions.Call(other is TorchTensor ? name : name + "_number", [value, other], new Dictionary<string, object?>());
        }

        return value;
    }

    private object? Factor()
    {
        var value = Primary();
        while (Next is "." or "[")
        {
            value = tokens[at++] == "[" ? ((TorchTensor)value!).Slice(List("]", Range)) : Call("Tensor." + tokens[at++], [value]);
        }

        return value;
    }

    private object? Primary()
    {
        var token = tokens[at++];
        return token switch
        {
            "-" => Factor() switch { long whole => (object)-whole, double real => -real, _ => throw new FormatException(text) },
            "(" => Brackets(),
            "new" => Array(),
            ['"', ..] => token[1..^1],
            [>= '0' and <= '9', ..] => Number(token),
            _ when variables.TryGetValue(token, out var tensor) => tensor,
            _ => Name(token),
        };
    }

    private object? Name(string name)
    {
        while (Next == ".")
        {
            name += "." + tokens[at + 1];
            at += 2;
        }

        return Next == "(" ? Call(name, []) : definitions.Constant(name);
    }

    private object? Call(string function, List<object?> positional)
    {
        var named = new Dictionary<string, object?>();
        Expect("(");
        List(")", () =>
        {
            if (tokens[at + 1] == "=")
            {
                at += 2;
                named.Add(tokens[at - 2], Sum());
            }
            else
            {
                positional.Add(Sum());
            }

            return 0;
        });
        return definitions.Call(function, positional, named);
    }

    // Kernels compute in single precision, and so a text stands for a number of it.
    private static object Number(string token) => long.TryParse(token, CultureInfo.InvariantCulture, out var whole)
        ? (object)whole
        : (double)float.Parse(token, CultureInfo.InvariantCulture);

    private T[] List<T>(string end, Func<T> item)
    {
        var items = new List<T>();
        while (Next != end)
        {
            items.Add(item());
            at += Next == "," ? 1 : 0;
        }

        at++;
        return [.. items];
    }

    // In Python a comma makes a tuple, not the brackets.
    private object? Brackets()
    {
        var items = List(")", Sum);
        return items.Length == 1 && tokens[at - 2] != "," ? items[0] : items;
    }

    private object?[] Array()
    {
        at += Next == "[" ? 0 : 1;
        Expect("[");
        Expect("]");
        Expect("{");
        return List("}", Sum);
    }

    private Range Range()
    {
        var first = Next is ":" or ".." ? 0 : (int)(long)Number(tokens[at++]);
        Assert.Contains(tokens[at++], new[] { ":", ".." });
        return Next is "," or "]" ? first.. : first..(int)(long)Number(tokens[at++]);
    }

    private void Expect(string token) => Assert.Equal(token, tokens[at++]);

    [GeneratedRegex("""\d+(\.\d+)?(e[+-]?\d+)?|"[^"]*"|[A-Za-z_]\w*(::[A-Za-z_]\w*)?|\.\.|[()\[\]{},.:=+*/-]""")]
    private static partial Regex Token();
}
