namespace NetDsl;

/// <summary>
/// Makes the compiler complete a partial class to a network. The network is declared by a text in the language, by attributes such
/// as <see cref="InputAttribute"/> and <see cref="Conv2DAttribute"/> below this one, or by a <c>.netdsl</c> file of the project.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class NetworkAttribute : Attribute
{
    /// <summary>A network declared by attributes, or by a <see cref="File"/>.</summary>
    public NetworkAttribute()
    {
    }

    /// <summary>A network declared by a text in the language.</summary>
    /// <param name="text">The statements, such as <c>"input 28x28x1; flatten; dense 10"</c>.</param>
    public NetworkAttribute(string text) => Text = text;

    /// <summary>The statements, or null.</summary>
    public string? Text { get; }

    /// <summary>A <c>.netdsl</c> file of the project: its name, or the end of its path.</summary>
    public string? File { get; set; }

    /// <summary>The network to take, where the file or text declares several.</summary>
    public string? Name { get; set; }

    /// <summary>Arguments for the network's parameters in the language: <c>"classes: 10"</c>.</summary>
    public string? With { get; set; }

    /// <summary>What the network runs on; the CPU, unless more is asked for: <c>Target.Cpu | Target.TorchSharp</c>.</summary>
    public Target Targets { get; set; } = Target.Cpu;
}
