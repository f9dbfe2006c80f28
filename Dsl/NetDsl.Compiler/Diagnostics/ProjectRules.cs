namespace NetDsl.Compiler.Diagnostics;

/// <summary>0xxx: the project and the use of the attributes.</summary>
public static class ProjectRules
{
    /// <summary>NDSL0001: generated code cannot complete the class.</summary>
    public static DiagnosticRule ClassNotPartial { get; } = Error(
        "NDSL0001",
        "A network's class is not partial",
        "'{0}' bears [Network] but is not partial; add 'partial' before '{1}'");

    /// <summary>NDSL0002: generated code cannot reach into the type around the class.</summary>
    public static DiagnosticRule ContainingTypeNotPartial { get; } = Error(
        "NDSL0002",
        "A type around a network's class is not partial",
        "'{0}' contains the network '{1}' but is not partial; add 'partial' before '{2}'");

    /// <summary>NDSL0003: a record cannot be completed to a network.</summary>
    public static DiagnosticRule NotAClass { get; } = Error(
        "NDSL0003",
        "A network is declared on a record",
        "'{0}' is a record, but a network is an object with weights; write 'class' instead of '{1}'");

    /// <summary>NDSL0004: static, abstract or file-local.</summary>
    public static DiagnosticRule ModifierForbids { get; } = Error(
        "NDSL0004",
        "A modifier keeps a class from being a network",
        "'{0}' is {1}, but {2}; remove '{1}'");

    /// <summary>NDSL0005: a network has no type parameters.</summary>
    public static DiagnosticRule Generic { get; } = Error(
        "NDSL0005",
        "A network's class is generic",
        "'{0}' has {1} type parameter{2}, but the sizes of the network '{3}' are fixed at compile time; remove '{4}'");

    /// <summary>NDSL0006: the base class is NetDsl's.</summary>
    public static DiagnosticRule OtherBaseClass { get; } = Error(
        "NDSL0006",
        "A network's class has another base class",
        "'{0}' derives from '{1}', but the generated part derives it from 'NetDsl.Network'; remove '{1}' from its bases");

    /// <summary>NDSL0007: there is nothing to compile.</summary>
    public static DiagnosticRule NothingDeclared { get; } = Error(
        "NDSL0007",
        "A network declares no layers",
        "'{0}' bears [Network] but declares no layers; give [Network] a text such as \"input 28x28x1; flatten; dense 10\", a 'File', or layer attributes below it");

    /// <summary>NDSL0008: text, file and attributes exclude each other.</summary>
    public static DiagnosticRule DeclaredTwice { get; } = Error(
        "NDSL0008",
        "A network is declared in two ways",
        "'{0}' is declared both by {1} and by {2}; keep one of them");

    /// <summary>NDSL0009: the file is no additional file of the project.</summary>
    public static DiagnosticRule FileNotFound { get; } = Error(
        "NDSL0009",
        "A network's file is not part of the project",
        "'{0}' needs the file '{1}', but {2}; {3}");

    /// <summary>NDSL0010: several files end with the given path.</summary>
    public static DiagnosticRule FileAmbiguous { get; } = Error(
        "NDSL0010",
        "Several files have the name of a network's file",
        "'{0}' needs one file '{1}', but the project has {2}: {3}; write more of its path, such as '{4}'");

    /// <summary>NDSL0011: a text declares several networks and none is chosen.</summary>
    public static DiagnosticRule NetworkNotChosen { get; } = Error(
        "NDSL0011",
        "One of several networks must be chosen",
        "'{0}' needs one network, but {1} declares {2}: {3}; choose one, such as 'Name = \"{4}\"'");

    /// <summary>NDSL0012: the chosen network is not there.</summary>
    public static DiagnosticRule NetworkNotFound { get; } = Error(
        "NDSL0012",
        "The chosen network is not declared",
        "'{0}' needs the network '{1}', but {2} declares {3}; {4}");

    /// <summary>NDSL0013: a layer attribute without [Network].</summary>
    public static DiagnosticRule LayerWithoutNetwork { get; } = Error(
        "NDSL0013",
        "A layer attribute stands on a class that is no network",
        "'{0}' stands on '{1}', which does not bear [Network]; add '[Network]' above it");

    /// <summary>NDSL0014: a layer attribute on another part of the class.</summary>
    public static DiagnosticRule LayerOnOtherPart { get; } = Error(
        "NDSL0014",
        "A layer attribute stands on another part of the class",
        "'{0}' stands on another part of '{1}' than [Network], and C# gives parts no order; move it below [Network]");

    /// <summary>NDSL0015: height without width.</summary>
    public static DiagnosticRule HalfASize { get; } = Error(
        "NDSL0015",
        "A size is given for one axis alone",
        "'{0}' of [{1}] is given without '{2}'; add '{2} = {3}', or write '{4} = {3}' for both axes");

    /// <summary>NDSL0016: two ways of saying one thing.</summary>
    public static DiagnosticRule ArgumentTwice { get; } = Error(
        "NDSL0016",
        "An argument of a layer attribute is given twice",
        "'{0}' and '{1}' of [{2}] both give its {3}; remove one of them");

    /// <summary>NDSL0017: the generated part has the constructors.</summary>
    public static DiagnosticRule PrimaryConstructor { get; } = Error(
        "NDSL0017",
        "A network's class has a primary constructor",
        "'{0}' has a primary constructor, but the generated part creates the network with '{0}(int seed)'; remove '{1}'");

    /// <summary>NDSL0018: [Block] names a class that is none.</summary>
    public static DiagnosticRule NoBlock { get; } = Error(
        "NDSL0018",
        "A class is used as a block but is none",
        "'{0}' is used by [Block], but does not bear [NetworkBlock]; add '[NetworkBlock(\"parameters\", \"statements\")]' above it");

    /// <summary>NDSL0019: the project's C# is older than the generated code's.</summary>
    public static DiagnosticRule LanguageTooOld { get; } = Error(
        "NDSL0019",
        "The project's C# is too old for generated code",
        "'{0}' is compiled as C# {1}, but its generated part needs C# {2}; write '<LangVersion>{2}</LangVersion>' in the project, or remove 'LangVersion' from it");

    /// <summary>NDSL0020: a member cannot have the name of its class.</summary>
    public static DiagnosticRule NamedLikeMember { get; } = Error(
        "NDSL0020",
        "A network's class has the name of one of its members",
        "'{0}' is also the name of a member that every network has, and C# lets no member have the name of its class; write another name, such as '{0}Network'");

    /// <summary>NDSL0021: a number that names no target.</summary>
    public static DiagnosticRule NoTarget { get; } = Error(
        "NDSL0021",
        "A network is compiled for something that is no target",
        "'{0}' is to run on '{1}'{2}, but targets are Cpu (1), Ilgpu (2) and TorchSharp (4), alone or with '|' between them; write 'Targets = {3}'");

    /// <summary>These rules, in the order of their ids.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        ClassNotPartial,
        ContainingTypeNotPartial,
        NotAClass,
        ModifierForbids,
        Generic,
        OtherBaseClass,
        NothingDeclared,
        DeclaredTwice,
        FileNotFound,
        FileAmbiguous,
        NetworkNotChosen,
        NetworkNotFound,
        LayerWithoutNetwork,
        LayerOnOtherPart,
        HalfASize,
        ArgumentTwice,
        PrimaryConstructor,
        NoBlock,
        LanguageTooOld,
        NamedLikeMember,
        NoTarget,
    ];

    private static DiagnosticRule Error(string id, string title, string message) => new(id, RuleSeverity.Error, title, message);
}
