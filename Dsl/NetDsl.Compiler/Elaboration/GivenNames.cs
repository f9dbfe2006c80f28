using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Elaboration;

/// <summary>Which names the statements of a body give, the bodies in it included.</summary>
internal static class GivenNames
{
    /// <summary>Whether no statement can give a name, whatever conditions hold and whatever texts with expressions say.</summary>
    public static bool Never(string name, BodySyntax body)
    {
        var bodies = new Stack<BodySyntax>([body]);
        while (bodies.Count > 0)
        {
            foreach (var statement in bodies.Pop().Statements)
            {
                if (MayBe(name, LabelOf(statement)))
                {
                    return false;
                }

                foreach (var (label, inner) in BodiesOf(statement))
                {
                    if (MayBe(name, label))
                    {
                        return false;
                    }

                    bodies.Push(inner);
                }
            }
        }

        return true;
    }

    private static bool MayBe(string name, LabelSyntax? label) => label is not null && (label.PlainName ?? name) == name;

    private static LabelSyntax? LabelOf(StatementSyntax statement) => statement switch
    {
        ApplySyntax apply => apply.Label,
        ValueSyntax value => value.Label,
        ResidualSyntax residual => residual.Label,
        GateSyntax gate => gate.Label,
        UseSyntax use => use.Label,
        BranchesSyntax branches => branches.Label,
        _ => null,
    };

    private static IEnumerable<(LabelSyntax? Label, BodySyntax Body)> BodiesOf(StatementSyntax statement) => statement switch
    {
        RepeatSyntax repeat => [(null, repeat.Body)],
        EachSyntax each => [(null, each.Body)],
        WhenSyntax { Else: { } rest } choice => [(null, choice.Then), (null, rest)],
        WhenSyntax choice => [(null, choice.Then)],
        ResidualSyntax { Shortcut: { } shortcut } residual => [(null, residual.Body), (null, shortcut)],
        ResidualSyntax residual => [(null, residual.Body)],
        GateSyntax gate => [(null, gate.Body)],
        BranchesSyntax branches => branches.Branches.Select(branch => (branch.Label, branch.Body)),
        _ => [],
    };
}
