using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Elaboration;

/// <summary>Questions asked of values: <c>skip.channels</c>, and <c>k.height</c> of a size.</summary>
internal sealed class ShapeQuery(DiagnosticBag diagnostics)
{
    private static readonly string[] Members = ["height", "width", "channels", "features"];

    /// <summary>The answer.</summary>
    public ExpressionValue Answer(MemberSyntax syntax, ExpressionValue target)
    {
        if (target is UnknownValue)
        {
            return target;
        }

        var member = syntax.Member.Name;
        if (!Members.Contains(member))
        {
            diagnostics.Add(NameRules.UnknownMember.At(
                syntax.Member.Span, Excerpt.Of(syntax.Target.Span), member, Suggestions.Repair(member, Members, "ask for height, width, channels or features"))
                .Suggesting(Suggestions.Closest(member, Members)));
            return UnknownValue.Instance;
        }

        return target switch
        {
            TensorValue { Node: null } => UnknownValue.Instance,
            TensorValue { Node: { } node } => OfShape(syntax, node.Output),
            SizeValue size when member == "height" => new IntegerValue(size.Extents[0]),
            SizeValue size when member == "width" => new IntegerValue(size.Extents[1]),
            SizeValue { Extents.Count: 3 } size when member == "channels" => new IntegerValue(size.Extents[2]),
            _ => Refuse(syntax, target.Kind, "ask the output of a layer, as in 'current." + member + "'"),
        };
    }

    private ExpressionValue OfShape(MemberSyntax syntax, TensorShape shape) => (syntax.Member.Name, shape.IsSpatial) switch
    {
        ("height", true) => new IntegerValue(shape.Height),
        ("width", true) => new IntegerValue(shape.Width),
        ("channels", true) or ("features", false) => new IntegerValue(shape.Channels),
        (_, true) => Refuse(syntax, $"{shape.ToSentence()} (height x width x channels)", $"ask for '{Excerpt.Of(syntax.Target.Span)}.channels'"),
        (_, false) => Refuse(syntax, $"a vector of {shape.ToSentence()} features", $"ask for '{Excerpt.Of(syntax.Target.Span)}.features'"),
    };

    private UnknownValue Refuse(MemberSyntax syntax, string what, string repair)
    {
        diagnostics.Add(NameRules.MemberOfOtherShape.At(
            syntax.Member.Span, Excerpt.Of(syntax.Target.Span), what, syntax.Member.Name, repair));
        return UnknownValue.Instance;
    }
}
