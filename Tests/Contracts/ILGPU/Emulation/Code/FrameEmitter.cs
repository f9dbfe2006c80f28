using System.Reflection;
using System.Reflection.Emit;

namespace ILGPU.Emulation;

/// <summary>
/// Emits a rewritten method: first the variables come back from the frame and the code jumps to where it stopped, then
/// the method's own code follows, and at the end the variables go into the frame.
/// </summary>
internal sealed class FrameEmitter
{
    private readonly DynamicMethod target;
    private readonly ILGenerator il;
    private readonly LocalBuilder[] arguments;
    private readonly LocalBuilder[] locals;
    private readonly LocalBuilder[] saved;
    private readonly Dictionary<int, Label> labels = [];
    private readonly List<Label> resumptions = [];
    private readonly Label dispatch;
    private readonly Label start;
    private readonly Label save;

    public FrameEmitter(MethodBase method)
    {
        target = new DynamicMethod(method.Name, typeof(bool), [typeof(Frame)], typeof(Frame).Module, skipVisibility: true);
        il = target.GetILGenerator(1024);
        ParameterTypes = Array.ConvertAll(method.GetParameters(), p => Storable(p.ParameterType));
        ResultType = (method as MethodInfo)?.ReturnType ?? typeof(void);
        arguments = Array.ConvertAll(ParameterTypes, il.DeclareLocal);
        locals = method.GetMethodBody()!.LocalVariables.Select(l => il.DeclareLocal(l.LocalType, l.IsPinned)).ToArray();
        // A reference cannot be kept, and none has to be: ReferenceLife looked.
        saved = arguments.Concat(locals).Where(l => l.LocalType is { IsByRef: false, IsByRefLike: false, IsPointer: false }).ToArray();
        dispatch = il.DefineLabel();
        start = il.DefineLabel();
        save = il.DefineLabel();
        EmitStart();
    }

    /// <summary>The types of the parameters.</summary>
    public Type[] ParameterTypes { get; }

    /// <summary>The type of the result.</summary>
    public Type ResultType { get; }

    /// <summary>The types of the variables that a frame keeps.</summary>
    public Type[] SavedTypes => Array.ConvertAll(saved, l => l.LocalType);

    /// <summary>Puts a label before the instruction that was at an offset.</summary>
    public void Mark(int offset) => il.MarkLabel(LabelOf(offset));

    /// <summary>Stops the thread, if the barrier counts.</summary>
    public void Barrier(int site)
    {
        var after = il.DefineLabel();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldc_I4, site);
        il.Emit(OpCodes.Call, typeof(Frame).GetMethod(nameof(Frame.StopsAt))!);
        il.Emit(OpCodes.Brfalse, after);
        EmitStop(after);
        il.MarkLabel(after);
    }

    /// <summary>Calls a rewritten method whose arguments are all that lies on the stack.</summary>
    public void ResumableCall(int callee, ResumableMethod method)
    {
        for (int i = method.Parameters.Length - 1; i >= 0; i--)
        {
            var value = il.DeclareLocal(method.Parameters[i]);
            il.Emit(OpCodes.Stloc, value);
            il.LoadCallee(callee);
            il.StoreSlot(nameof(Frame.Arguments), i, value);
        }
        var again = il.DefineLabel();
        var done = il.DefineLabel();
        il.MarkLabel(again);
        il.LoadCallee(callee);
        il.Emit(OpCodes.Call, typeof(Frame).GetMethod(nameof(Frame.Run))!);
        il.Emit(OpCodes.Brtrue, done);
        EmitStop(again);
        il.MarkLabel(done);
        if (method.Result == typeof(void))
            return;
        il.LoadCallee(callee);
        il.Emit(OpCodes.Ldfld, typeof(Frame).GetField(nameof(Frame.Result))!);
        il.Emit(OpCodes.Ldfld, FrameAccess.Value(method.Result));
    }

    /// <summary>Calls a method that never stops.</summary>
    public void Call(Instruction instruction, MethodBase callee, Type? constraint) =>
        InstructionCopy.EmitCall(il, instruction, callee, constraint);

    /// <summary>Calls a method of the emulator in place of an instruction.</summary>
    public void Replace(MethodInfo replacement) => il.Emit(OpCodes.Call, replacement);

    /// <summary>Copies an instruction that calls nothing.</summary>
    public void Copy(Instruction instruction)
    {
        if (instruction.Code == OpCodes.Ret)
            Return();
        else if (VariableAccess.Of(instruction) is { } access)
            il.Emit(access.Code, (access.IsArgument ? arguments : locals)[access.Index]);
        else
            InstructionCopy.Emit(il, instruction, LabelOf);
    }

    /// <summary>Emits what saves and restores the variables, and compiles.</summary>
    public Step Finish()
    {
        il.MarkLabel(save);
        for (int i = 0; i < saved.Length; i++)
        {
            il.Emit(OpCodes.Ldarg_0);
            il.StoreSlot(nameof(Frame.Variables), i, saved[i]);
        }
        EmitResult(false);
        il.MarkLabel(dispatch);
        il.LoadAll(nameof(Frame.Variables), saved);
        il.LoadState();
        il.Emit(OpCodes.Ldc_I4_1);
        il.Emit(OpCodes.Sub);
        il.Emit(OpCodes.Switch, [.. resumptions]);
        il.Emit(OpCodes.Br, start);
        return target.CreateDelegate<Step>();
    }

    private void EmitStart()
    {
        il.LoadState();
        il.Emit(OpCodes.Brtrue, dispatch);
        il.LoadAll(nameof(Frame.Arguments), arguments);
        il.MarkLabel(start);
    }

    /// <summary>Saves the variables and returns; the next call goes on at a label.</summary>
    private void EmitStop(Label resumption)
    {
        resumptions.Add(resumption);
        il.StoreState(resumptions.Count);
        il.Emit(OpCodes.Br, save);
    }

    private void Return()
    {
        if (ResultType != typeof(void))
        {
            var value = il.DeclareLocal(Storable(ResultType));
            il.Emit(OpCodes.Stloc, value);
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldfld, typeof(Frame).GetField(nameof(Frame.Result))!);
            il.Emit(OpCodes.Ldloc, value);
            il.Emit(OpCodes.Stfld, FrameAccess.Value(ResultType));
        }
        il.StoreState(0);
        EmitResult(true);
    }

    private void EmitResult(bool ended)
    {
        il.Emit(ended ? OpCodes.Ldc_I4_1 : OpCodes.Ldc_I4_0);
        il.Emit(OpCodes.Ret);
    }

    private Label LabelOf(int offset)
    {
        if (!labels.TryGetValue(offset, out var label))
            labels[offset] = label = il.DefineLabel();
        return label;
    }

    private static Type Storable(Type type) => type is { IsByRef: false, IsByRefLike: false, IsPointer: false }
        ? type
        : throw new NotRewritableException();
}
