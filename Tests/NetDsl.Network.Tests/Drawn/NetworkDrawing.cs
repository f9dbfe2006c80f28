using System.Globalization;
using NetDsl.Compiler;

namespace NetworkTests.Drawn;

/// <summary>
/// Draws small networks as text. A statement that does not fit what stands before it is left out, so every text compiles and no rule
/// of the language is written a second time.
/// </summary>
internal sealed class NetworkDrawing(int seed)
{
    private const int MostElements = 3_000;

    private readonly Random random = new(seed);
    private readonly List<string> statements = [];
    private readonly List<string> names = [];

    /// <summary>The text of a network of some eight statements.</summary>
    public static string Text(int seed) => new NetworkDrawing(seed).Run();

    private string Run()
    {
        statements.Add(Pick($"input {Number(1, 9)}x{Number(1, 9)}x{Number(1, 5)}", $"input {Number(4, 9)}x{Number(4, 9)}x{Pick("1", "3", "16", "17")}"));
        var wanted = Number(4, 10);
        for (var attempt = 0; attempt < 60 && statements.Count < wanted; attempt++)
        {
            Try(Statement());
        }

        if (statements.Count == 1)
        {
            statements.Add("flatten");
        }

        // Behind the last layer weights see every gradient; before it some network needs none.
        if (random.Next(4) > 0)
        {
            Try("flatten");
            Try($"dense {Number(1, 9)}");
        }

        return string.Join('\n', statements) + "\n";
    }

    private void Try(string statement)
    {
        statements.Add(statement);
        if (!Fits())
        {
            statements.RemoveAt(statements.Count - 1);
        }
        else if (statement.Split(": ") is [var name, _, ..] && name.StartsWith('v'))
        {
            names.Add(name);
        }
    }

    private bool Fits()
    {
        var place = new ClassPlace("", ValueList<string>.Empty, "Drawn", "partial class Drawn");
        var source = new SourceFile("Drawn", string.Join('\n', statements));
        var compilation = NetCompiler.Compile(new NetworkRequest(place, source, null, "", ValueList<SourceFile>.Empty));
        foreach (var diagnostic in compilation.Diagnostics.Where(diagnostic => diagnostic.IsError))
        {
            // The drawing knows the words of the language; what it may get wrong are shapes.
            Assert.True(
                diagnostic.Rule.Id.StartsWith("NDSL3", StringComparison.Ordinal) || statements.Count == 1,
                $"{source.Text}\n{diagnostic}");
        }

        return statements.Count == 1 || (compilation.Succeeded && compilation.Graph!.Nodes.All(node => node.Output.Elements <= MostElements));
    }

    private string Statement() => random.Next(14) switch
    {
        0 or 1 or 2 => Layer(),
        3 => $"v{statements.Count}: {Layer()}",
        4 when names.Count > 0 => $"from {Name()}",
        5 when names.Count > 0 => Pick($"add({Name()}, {Name()}, current)", $"concat({Name()}, current, {Name()})"),
        6 => $"residual {{ {Layers(Preserving)} }}",
        7 => $"residual {{ {Layers(Layer)} }} shortcut {{ {Layer()} }}",
        8 => $"concat {{ branch {{ {Layers(Preserving)} }} branch {{ {Preserving()} }} branch {{ }} }}",
        12 => $"gate {{ {Pick("", "swish; ")}{Pick("globalavgpool", "globalmaxpool", "globalavgpool keep: true")}; {Preserving()} }}",
        13 when names.Count > 0 => Pick($"multiply({Name()}, current)", $"multiply {Name()}", $"gate {{ {Layers(Preserving)} }}"),
        9 => $"add {{ branch {{ {Preserving()} }} branch {{ {Layers(Preserving)} }} }}",
        _ => Layer(),
    };

    private string Layers(Func<string> layer) => string.Join("; ", Enumerable.Range(0, Number(1, 3)).Select(_ => layer()));

    private string Layer() => random.Next(21) switch
    {
        0 or 1 or 2 or 3 => $"conv2d {Filters()}, {Window()}{Options(Stride, Padding, Dilation, Bias, Groups, Activated)}",
        4 => $"depthwise {Window()}{Options(Stride, Padding, Dilation, Bias, Multiplier, Activated)}",
        5 => $"maxpool {Window()}{Options(Stride, Padding, Ceil)}",
        6 => $"avgpool {Window()}{Options(Stride, Padding, Ceil, CountPadding)}",
        7 => $"zeropad ({Number(0, 2)}, {Number(0, 1)}, {Number(0, 2)}, {Number(0, 1)})",
        8 => Pick("globalavgpool", "globalmaxpool") + Pick("", " keep: true"),
        9 => "flatten",
        14 => $"separable {Filters()}, {Window()}{Options(Stride, Padding, Dilation, Bias, Multiplier, Activated)}",
        15 => $"crop ({Number(0, 2)}, {Number(0, 1)}, {Number(0, 2)}, {Number(0, 1)})",
        16 => $"conv2dtranspose {Filters()}, {Window()}{Options(Stride, Padding, Dilation, Bias, Activated)}",
        17 => $"upsample {Number(1, 3)}x{Number(1, 2)}" + Pick("", ", mode: bilinear"),
        18 => $"adaptiveavgpool {Number(1, 5)}x{Number(1, 7)}",
        10 => $"dense {Filters()}{Options(Bias, Activated)}",
        _ => Preserving(),
    };

    private string Preserving() => random.Next(15) switch
    {
        0 or 1 => "batchnorm epsilon: 0.05" + Options(Scale, Center),
        10 => $"layernorm epsilon: 0.05{Options(Scale, Center)}",
        11 => $"groupnorm {Number(1, 4)}, epsilon: 0.05{Options(Scale, Center)}",
        12 => $"lrn {Number(1, 6)}, alpha: 0.5{Pick("", ", beta: 1.2", ", k: 0.7")}",
        2 => $"dropout {Pick("0.25", "0.5", "0.3", "0")}",
        3 => "softmax",
        13 => Pick("scale", "scale 0.5, bias: true", "normalization", "rescale 0.5, offset: -0.25"),
        14 => $"droppath {Pick("0.25", "0.5")}",
        4 => $"conv2d {Filters()}, {Window()}, padding: same{Options(Bias, Activated)}",
        _ => Activation(),
    };

    private string Activation() => Pick("relu", "tanh", "sigmoid", "elu", "leakyrelu", "elu 0.5", "leakyrelu 0.1", "relu", "swish", "gelu",
        "gelu approximate: true", "mish", "hardswish", "relu6", "selu", "softplus", "hardsigmoid");

    private string Activated() => $", activation: {Pick("relu", "tanh", "sigmoid", "elu", "leakyrelu", "softmax", "swish", "gelu", "mish", "hardswish", "relu6")}";

    private string Window() => Pick("1x1", "3x3", "2x2", $"{Number(1, 4)}x{Number(1, 4)}");

    // Around a panel of 16, where the kernels change their ways.
    private string Filters() => Pick("1", "4", "6", "8", $"{Number(1, 18)}", "16", "17", "33");

    private string Stride() => $", stride: {Number(1, 3)}x{Number(1, 3)}";

    private string Padding() => Pick(", padding: same", ", padding: 1", $", padding: ({Number(0, 1)}, {Number(0, 2)}, {Number(0, 2)}, {Number(0, 1)})");

    private string Dilation() => $", dilation: {Number(1, 2)}x{Number(1, 3)}";

    private string Groups() => $", groups: {Number(2, 4)}";

    private string Multiplier() => $", multiplier: {Number(2, 3)}";

    private static string Bias() => ", bias: false";

    private static string Ceil() => ", ceil: true";

    private static string CountPadding() => ", countpadding: true";

    private static string Scale() => ", scale: false";

    private static string Center() => ", center: false";

    private string Options(params Func<string>[] options) => string.Concat(options.Where(_ => random.Next(3) == 0).Select(option => option()));

    private string Name() => names[random.Next(names.Count)];

    private string Pick(params string[] choices) => choices[random.Next(choices.Length)];

    private int Number(int least, int most) => random.Next(least, most + 1);

    /// <summary>A seed as a name of a class.</summary>
    public static string NameOf(int seed) => string.Create(CultureInfo.InvariantCulture, $"Drawn{seed}");
}
