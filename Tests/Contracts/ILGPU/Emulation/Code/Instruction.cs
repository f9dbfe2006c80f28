using System.Reflection;
using System.Reflection.Emit;

namespace ILGPU.Emulation;

/// <summary>One instruction of a method's intermediate language.</summary>
/// <param name="Offset">Where it begins, in bytes.</param>
/// <param name="Next">Where the next one begins.</param>
/// <param name="Code">What it does.</param>
/// <param name="Operand">
/// A member, a type, a string or a number; for branches the offsets of their targets; for variables their index.
/// </param>
internal sealed record Instruction(int Offset, int Next, OpCode Code, object? Operand)
{
    /// <summary>The offsets that the instruction may jump to.</summary>
    public int[] Targets => Code.OperandType switch
    {
        OperandType.InlineBrTarget or OperandType.ShortInlineBrTarget => [(int)Operand!],
        OperandType.InlineSwitch => (int[])Operand!,
        _ => [],
    };

    /// <summary>The method that is called or whose address is taken, if any.</summary>
    public MethodBase? Method => Operand as MethodBase;

    /// <summary>Whether what follows is reached by jumps only.</summary>
    public bool Leaves => Code.FlowControl is FlowControl.Branch or FlowControl.Return or FlowControl.Throw;
}
